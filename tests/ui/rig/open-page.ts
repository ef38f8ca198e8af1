import assert from "node:assert/strict";
import { clouds } from "../../../provider/clouds";
import { createChat } from "../../../provider/cli/ui/chat";
import { readSettings } from "../../../provider/configuration/settings";
import type { CloudSession } from "../../../provider/contract/session";
import { createEmulator, createManualClock, type Emulator, type ManualClock } from "../../../provider/emulator";
import { pageControl } from "../../../provider/ui/server/control";
import { schemas, type SchemaName } from "../../../provider/ui/server/schemas";
import { createRunPage, type RunPage, type RunPageOptions } from "../../../provider/ui/server/run-page";

/** Where the page stands in these tests. */
export const base = "/page";
const origin = "http://127.0.0.1:1234";

/** A page over simulated clouds of this process, whose time stands still until a test moves it. */
export interface OpenPage {
  readonly page: RunPage;
  readonly emulator: Emulator;
  readonly clock: ManualClock;
  readonly sessions: readonly CloudSession[];
  /** Names of the calls to the clouds so far, for example `bailian observe`. */
  readonly calls: string[];
  /** Every text that the page has answered, for who looks for what must not stand in it. */
  readonly answers: string[];
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** The JSON of an answer that is expected to be fine. */
  get<Answer>(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Response>;
  close(): void;
}

const answered: readonly (readonly [RegExp, SchemaName])[] = [
  [/^\/api\/info$/, "PageInfo"],
  [/^\/api\/clock$/, "PageClock"],
  [/^\/api\/runs$/, "RunList"],
  [/^\/api\/runs\/[^/]+$/, "RunDetail"],
  [/^\/api\/runs\/[^/]+\/log/, "RunLog"],
  [/^\/api\/losses/, "LossesById"],
  [/^\/api\/deployments$/, "DeploymentList"],
  [/^\/api\/journal/, "Journal"],
  [/^\/api\/faults$/, "FaultList"],
];

/** @param changes what the page is made with otherwise. */
export function openPage(
  changes: (sessions: readonly CloudSession[]) => Partial<RunPageOptions> = () => ({}),
): OpenPage {
  const clock = createManualClock();
  const emulator = createEmulator({ clock, speed: 1, seed: "page" });
  const calls: string[] = [];
  const answers: string[] = [];
  const settings = readSettings({
    config: (key) => (key === "finetune:endpoint" ? "embedded" : undefined),
    environment: {},
    programDirectory: "/nowhere",
  });
  const sessions = clouds.all.flatMap(({ name, open }) => {
    const { [name]: own } = settings.clouds;
    return own === undefined ? [] : [counted(open(own, { endpoint: "embedded", fetch: emulator.look }), calls)];
  });
  const keys = new Map<string, string>(Object.entries(emulator.credentials));
  const page = createRunPage({
    clouds,
    sessions,
    clock,
    prices: settings,
    pollIntervalMs: 15_000,
    isSimulated: true,
    control: pageControl(async (method, path, body) => {
      const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await emulator.fetch(new Request(`http://localhost/_emulator/${path}`, init));
      return { status: response.status, text: await response.text() };
    }),
    chat: createChat(
      ({ openAi }) => ({ baseUrl: `http://localhost${openAi.path}`, key: keys.get(openAi.credential) }),
      (address, headers, body, signal) =>
        emulator.fetch(new Request(address, { method: "POST", headers, body, signal })),
    ),
    redact: (text) => text,
    assets: { answer: () => undefined },
    ...changes(sessions),
  });
  const ask: OpenPage["ask"] = (path, init) => page.fetch(new Request(`${origin}${base}${path}`, init), base);
  return {
    page,
    emulator,
    clock,
    sessions,
    calls,
    answers,
    ask,
    get: async (path) => {
      const response = await ask(path);
      const text = await response.text();
      answers.push(text);
      assert.equal(response.status, 200, text);
      const answer: unknown = JSON.parse(text);
      const name = answered.find(([pattern]) => pattern.test(path))?.[1];
      // The contract and what is answered are held together here, for every test.
      if (name !== undefined) assert.deepEqual(schemas[name].safeParse(answer).error, undefined, text);
      return answer as never;
    },
    post: (path, body) =>
      ask(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: origin },
        body: JSON.stringify(body),
      }),
    close: () => {
      page.close();
      emulator.close();
    },
  };
}

/** A session whose calls are counted, those of its parts too. */
function counted(session: CloudSession, calls: string[]): CloudSession {
  const count = <Of extends object>(of: Of, before: string): Of =>
    Object.fromEntries(
      Object.entries(of).map(([name, member]) => {
        if (typeof member !== "function") return [name, member];
        return [
          name,
          (...given: unknown[]) => {
            const answer: unknown = member(...given);
            if (["datasets", "versions", "deployments", "bills"].includes(name)) {
              return count(answer as object, `${before}${name} `);
            }
            calls.push(`${before}${name}`);
            return answer;
          },
        ];
      }),
    ) as Of;
  return count(session, `${session.cloud} `);
}
