import { isRecord } from "../../base/is-record";
import { isOfKind, type HeldState } from "../../lifecycle/job/run-facts";
import type { Money } from "../contract";

/** A resource, and whose. */
export interface HeldResource extends HeldState {
  readonly stack: string;
}

/** What stacks hold by the clouds' own IDs: a job's may stand in what was made of it, too. */
export type Holdings = ReadonlyMap<string, readonly HeldResource[]>;

/** The resource of a kind that holds one of these IDs. */
export function heldBy(
  holdings: Holdings | undefined,
  kind: "FineTuneJob" | "ModelVersion" | "ModelDeployment",
  ids: readonly string[],
): HeldResource | undefined {
  return ids.flatMap((id) => holdings?.get(id) ?? []).find((held) => isOfKind(held, kind));
}

/** The cost that the stack's last preview told. */
export function estimateIn(held: HeldResource | undefined): Money | undefined {
  const cost = held?.outputs["estimatedCost"];
  if (!isRecord(cost) || typeof cost["amount"] !== "number" || typeof cost["currency"] !== "string") return undefined;
  return { amount: cost["amount"], currency: cost["currency"] };
}
