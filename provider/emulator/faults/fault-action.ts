import { z } from "zod";

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
