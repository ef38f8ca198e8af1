import { own } from "../../base/own";
import type { EmulatorCredentials } from "../emulator-credentials";
import type { SimulatedWorld } from "../contract";
import type { Schema } from "../store/schema";
import type { Store } from "../store/store";
import { members, robotKeys, simulatedRobots, type Arrived, type RobotAnswer } from "./robots";

/** Messages that robots were sent. */
export const noticesSchema: Schema = {
  version: 1,
  sql: `
   CREATE TABLE notice (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     robot TEXT NOT NULL,
     wall_at INTEGER NOT NULL,
     refusal TEXT,
     body TEXT NOT NULL
   ) STRICT;
`,
};

/** One message that came, taken or refused. */
export interface ReceivedNotice {
  readonly seq: number;
  readonly robot: string;
  /** RFC 3339, of the wall clock. */
  readonly at: string;
  /** Why it was refused; absent where it was taken. */
  readonly refusal?: string;
  /** As it was sent, without its signature. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A simulated robot: where it is called, and what messages are signed with. */
export interface RobotAddress {
  readonly path: string;
  readonly secret?: string;
}

/** Robots of chats, and a webhook, which check what they are sent and keep it. */
export interface NoticeReceiver {
  /** By the robot's name; paths begin below the receiver's own. */
  robots(): Readonly<Record<string, RobotAddress>>;
  /** `undefined` where there is no such robot. */
  receive(robot: string, arrived: Omit<Arrived, "now">): RobotAnswer | undefined;
  /** What came, oldest first. */
  list(): readonly ReceivedNotice[];
}

/** Messages that are kept; the oldest go (our choice). */
const mostNotices = 1_000;

interface Row {
  readonly seq: number;
  readonly robot: string;
  readonly wall_at: number;
  readonly refusal: string | null;
  readonly body: string;
}

/** The robots of a data directory. */
export function createNoticeReceiver(
  store: Store,
  world: Pick<SimulatedWorld, "wallNow">,
  { qianfanSecretKey: root }: EmulatorCredentials,
): NoticeReceiver {
  const insert = store.prepare("INSERT INTO notice (robot, wall_at, refusal, body) VALUES (?, ?, ?, ?)");
  const trim = store.prepare("DELETE FROM notice WHERE seq <= (SELECT MAX(seq) FROM notice) - ?");
  const select = store.prepare<Row>("SELECT seq, robot, wall_at, refusal, body FROM notice ORDER BY seq");
  return {
    robots: () =>
      Object.fromEntries(
        Object.entries(simulatedRobots).map(([name, { address, isSigned }]) => {
          const keys = robotKeys(name, root);
          return [name, { path: `${name}${address(keys)}`, ...(isSigned ? { secret: keys.secret } : {}) }];
        }),
      ),
    receive: (name, arrived) => {
      const robot = own(simulatedRobots, name);
      if (robot === undefined) return undefined;
      const now = world.wallNow();
      const answer = robot.receive({ ...arrived, now }, robotKeys(name, root));
      const { sign: _sign, ...body } = members(arrived.body);
      store.write(() => {
        insert.run(name, Math.floor(now), answer.refusal ?? null, JSON.stringify(body));
        trim.run(mostNotices);
      });
      return answer;
    },
    list: () =>
      store
        .read(() => select.all())
        .map(({ seq, robot, wall_at: at, refusal, body }) => ({
          seq,
          robot,
          at: new Date(at).toISOString(),
          ...(refusal === null ? {} : { refusal }),
          body: members(body),
        })),
  };
}
