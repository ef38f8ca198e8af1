import { z } from "zod";
import { FineTuneError } from "../../base/fine-tune-error";
import type { CloudName } from "../contract";

const when = z.enum(["before", "after"]);
const maxWaitMs = 86_400_000;
const maxSimulatedMs = 10 * 365 * maxWaitMs;
const waitMs = z.number().min(0).max(maxWaitMs);
const simulatedMs = z.number().min(0).max(maxSimulatedMs);

/** What a fault rule does to a call. `when` says whether that is before or after the operation took effect. */
export const faultAction = z.discriminatedUnion("kind", [
  /** The answer takes longer: wall milliseconds, more or less by up to `jitterMs`. */
  z.strictObject({ kind: z.literal("delay"), ms: waitMs, jitterMs: waitMs.default(0), when: when.default("before") }),
  /** A refusal in the cloud's own envelope. Status and message default to those of the code, else to 500. */
  z.strictObject({
    kind: z.literal("error"),
    code: z.union([z.string().min(1), z.int()]).transform(String),
    status: z.int().min(400).max(599).optional(),
    message: z.string().optional(),
    retryAfterSeconds: z.int().min(0).optional(),
    when: when.default("before"),
  }),
  /** The connection is reset. */
  z.strictObject({ kind: z.literal("reset"), when: when.default("before") }),
  /** The operation takes effect, then the connection ends without an answer. */
  z.strictObject({ kind: z.literal("loseAnswer") }),
  /** No answer comes and the connection stays open until the client gives up. */
  z.strictObject({ kind: z.literal("hang"), when: when.default("after") }),
  /** The answer's body ends early: after `bytes`, default half of it; with the connection, or as if it were complete. */
  z.strictObject({
    kind: z.literal("truncate"),
    bytes: z.int().min(0).optional(),
    connection: z.enum(["cut", "kept"]).default("cut"),
  }),
  /** A gateway's page instead of JSON. */
  z.strictObject({
    kind: z.literal("html"),
    status: z.int().min(200).max(599).default(502),
    when: when.default("before"),
  }),
  /** The simulated time jumps ahead before the operation. */
  z.strictObject({ kind: z.literal("clockJump"), ms: simulatedMs }),
  /** The run that the call submits or is about fails: `afterMs` of simulated time after its start. */
  z.strictObject({
    kind: z.literal("failJob"),
    code: z.string().min(1),
    message: z.string().default("failed by a fault rule"),
    afterMs: simulatedMs.optional(),
  }),
  /** The run never ends and makes no progress after `afterMs` of simulated time. */
  z.strictObject({ kind: z.literal("stallJob"), afterMs: simulatedMs.optional() }),
  /** After the answer the run is gone, as if somebody else had deleted it. */
  z.strictObject({ kind: z.literal("vanishJob") }),
  /** The deployment that the call makes or is about fails: at once, or when it would have come up. */
  z.strictObject({ kind: z.literal("failDeployment"), message: z.string().default("failed by a fault rule") }),
  /** It stops: as somebody does on the console, or because the account owes money. */
  z.strictObject({ kind: z.literal("stopDeployment"), reason: z.enum(["console", "arrears"]).default("console") }),
  /** After the answer the deployment is gone, as if somebody else had deleted it. */
  z.strictObject({ kind: z.literal("vanishDeployment") }),
  /** A list does not show what was created in the last `lagMs` of simulated time. */
  z.strictObject({ kind: z.literal("listLag"), lagMs: simulatedMs }),
]);

/** A checked action, with its defaults filled in. */
export type FaultAction = z.output<typeof faultAction>;

const count = z.int().min(1);

/** A rule: which calls it counts, which of these it hits, and what it does to them. */
export const faultRule = z
  .strictObject({
    /** One of those that are simulated. Default: every cloud. */
    cloud: z.string().optional(),
    /** Names of operations. Default: those that the action concerns; all of them for most. */
    operation: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    /** Hits that call alone, counted from 1 over all processes. */
    nth: count.optional(),
    /** First and last call that may be hit. */
    from: count.optional(),
    until: count.optional(),
    /** Chance of a hit. Follows from `seed` and the call's number alone. Default: 1. */
    probability: z.number().min(0).max(1).optional(),
    seed: z.string().optional(),
    /** Most hits. Default: no limit. */
    times: count.optional(),
    action: faultAction,
  })
  .superRefine(({ nth, from, until }, context) => {
    const complain = (member: string, message: string) => context.addIssue({ code: "custom", path: [member], message });
    if (nth !== undefined && from !== undefined) complain("nth", "nth and from exclude each other");
    if (nth !== undefined && until !== undefined) complain("nth", "nth and until exclude each other");
    if (until !== undefined && from !== undefined && until < from) complain("until", "until lies before from");
  });

/** What of a cloud fault rules can name. */
export interface FaultTarget {
  readonly cloud: CloudName;
  /** Every operation that is simulated. A function, because it loads them all, which a start has no need of. */
  operations(): readonly string[];
  /** Operations that submit a run. */
  readonly submits: readonly string[];
  /** Operations that deploy a model. */
  readonly deploys?: readonly string[];
  /** Operations that list what was created. */
  readonly lists: readonly string[];
}

/** A checked rule, with its defaults filled in. */
export type FaultRule = z.output<typeof faultRule>;

/** A rule as it is given. */
export type FaultRuleInput = z.input<typeof faultRule>;

/**
 * Checks a rule.
 *
 * @throws FineTuneError `emulator-fault-invalid` which names each member that is wrong
 * @public loaded by `require` with the first rule
 */
export function parseFaultRule(input: unknown, targets: readonly FaultTarget[]): FaultRule {
  const parsed = faultRule.safeParse(input);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const rule = parsed.data;
  const ofCloud = z.looseObject({ cloud: z.enum(targets.map(({ cloud }) => cloud)).optional() }).safeParse(rule);
  if (!ofCloud.success) throw invalid(z.prettifyError(ofCloud.error));
  const isLag = rule.action.kind === "listLag";
  const clouds = targets.filter(({ cloud }) => rule.cloud === undefined || rule.cloud === cloud);
  const possible = clouds.flatMap(({ lists, operations }) => (isLag ? lists : operations()));
  const wrong = [rule.operation ?? []].flat().find((name) => !possible.includes(name));
  if (wrong === undefined) return rule;
  const kind = `${isLag ? "list" : "operation"} of ${clouds.map(({ cloud }) => cloud).join(" or ")}`;
  throw invalid(`✖ ${wrong} is no ${kind}; these are: ${possible.join(", ")}\n  → at operation`);
}

function invalid(message: string): FineTuneError {
  return new FineTuneError(message, {
    code: "emulator-fault-invalid",
    nextStep: "`finetune emulator --help` shows what a rule looks like.",
  });
}
