import type { FaultRuleInput } from "../../../provider/emulator/faults/fault-rule";
import type { Chance } from "./chance";
import type { Moment } from "./moments";
import { refusal } from "./refusals";

type Action = FaultRuleInput["action"];
type Purpose = Moment["purpose"];

/** A kind of fault: how often it is chosen, what it happens to, and what it does. */
interface FaultKind {
  readonly weight: number;
  /** Absent: any call. */
  readonly purposes?: readonly Purpose[];
  /** @param value 0 to 99 @param speed simulated seconds per second */
  action(moment: Moment, value: number, speed: number): Action;
}

const taking: readonly Purpose[] = ["submit", "container"];
const side = (value: number) => (value % 2 === 0 ? "before" : "after");
/** No list lags longer than that in real time, so that one command's job is in the next one's list (our choice). */
const longestLagMs = 1_000;

/** Most operations are called once or twice by a command. */
const firstCalls = [
  [5, 1],
  [2, 2],
  [1, 3],
] as const;

const kinds = {
  "lost answer": { weight: 4, action: () => ({ kind: "loseAnswer" }) },
  // Before a submit, the product looks for a minute: seldom.
  "reset before": { weight: 1, action: () => ({ kind: "reset", when: "before" }) },
  "reset after": { weight: 2, action: () => ({ kind: "reset", when: "after" }) },
  "server error before": { weight: 1, action: (moment) => refusal("server", moment, "before") },
  "server error after": { weight: 2, action: (moment) => refusal("server", moment, "after") },
  throttled: { weight: 3, action: (moment) => refusal("throttled", moment, "before") },
  refused: { weight: 2, action: (moment) => refusal("refused", moment, "before") },
  unauthorized: { weight: 1, action: (moment) => refusal("unauthorized", moment, "before") },
  quota: { weight: 2, purposes: taking, action: (moment) => refusal("quota", moment, "before") },
  "not found": { weight: 2, purposes: ["look"], action: (moment) => refusal("not found", moment, "before") },
  html: {
    weight: 2,
    action: (_moment, value) => ({
      kind: "html",
      status: value < 70 ? 502 : 200,
      when: value < 20 ? "before" : "after",
    }),
  },
  truncated: {
    weight: 2,
    action: (_moment, value) => ({ kind: "truncate", connection: value < 50 ? "cut" : "kept" }),
  },
  delay: {
    weight: 2,
    action: (_moment, value) => ({ kind: "delay", ms: value * 5, jitterMs: value, when: side(value) }),
  },
  "list lag": {
    weight: 6,
    purposes: ["list"],
    action: (_moment, value, speed) => ({ kind: "listLag", lagMs: (longestLagMs * speed * value) / 100 }),
  },
  "clock jump": { weight: 1, action: (_moment, value) => ({ kind: "clockJump", ms: value * 30_000 }) },
  "failing job": {
    weight: 5,
    purposes: ["submit", "look"],
    action: (_moment, value) => ({ kind: "failJob", code: "DataError", afterMs: value * 3_000 }),
  },
} as const satisfies Readonly<Record<string, FaultKind>>;

/** Name of a kind of fault. */
export type FaultName = keyof typeof kinds;

/** A fault that was decided before anything ran; the program of the round says to which call it happens. */
export interface FaultWish {
  readonly name: FaultName;
  readonly purpose: Purpose;
  /** From 0 to 1: which job's API, and which of its calls for that purpose. */
  readonly jobShare: number;
  readonly momentShare: number;
  readonly value: number;
  readonly hits: Pick<FaultRuleInput, "nth" | "times" | "probability" | "seed">;
}

/** Decides a fault of a call for some purpose. */
export function chooseFault(chance: Chance, purpose: Purpose): FaultWish {
  const fitting = (Object.keys(kinds) as FaultName[]).flatMap((name): [number, FaultName][] => {
    const { weight, purposes }: FaultKind = kinds[name];
    return purposes?.includes(purpose) === false ? [] : [[weight, name]];
  });
  return {
    name: chance.weighted(fitting),
    purpose,
    jobShare: chance.number(),
    momentShare: chance.number(),
    value: chance.whole(0, 99),
    hits: chance.isTrue(0.5)
      ? { nth: chance.weighted(firstCalls) }
      : { probability: 0.7, seed: String(chance.seed()), times: chance.whole(1, 4) },
  };
}

/** The rule for the simulated clouds. */
export function faultRuleFor({ name, value, hits }: FaultWish, moment: Moment, speed: number): FaultRuleInput {
  const kind: FaultKind = kinds[name];
  return { operation: moment.operation, ...hits, action: kind.action(moment, value, speed) };
}
