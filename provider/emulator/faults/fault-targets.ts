import type { CloudName } from "../contract";
import type { FaultAction } from "./fault-action";
import type { FaultRule } from "./fault-rule";

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

/** Operations that an action is for, where the rule names none; the others are for all. */
const concerns: Partial<Record<FaultAction["kind"], "submits" | "deploys" | "lists">> = {
  failJob: "submits",
  stallJob: "submits",
  vanishJob: "submits",
  failDeployment: "deploys",
  stopDeployment: "deploys",
  vanishDeployment: "deploys",
  listLag: "lists",
};

/** The operations that a rule counts; undefined for every call, also to what is not simulated. */
export function operationsOf(rule: FaultRule, targets: readonly FaultTarget[]): ReadonlySet<string> | undefined {
  const { operation, action } = rule;
  if (operation !== undefined) return new Set(typeof operation === "string" ? [operation] : operation);
  const kind = concerns[action.kind];
  return kind === undefined ? undefined : new Set(targets.flatMap((target) => target[kind] ?? []));
}
