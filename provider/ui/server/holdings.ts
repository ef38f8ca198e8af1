import { isRecord } from "../../base/is-record";
import type { Money } from "../contract";

/** A resource of a stack, as far as the page shows it. */
export interface HeldResource {
  readonly stack: string;
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What stacks hold by the clouds' own IDs: a job's may stand in what was made of it, too. */
export type Holdings = ReadonlyMap<string, readonly HeldResource[]>;

/** The resource of a kind that holds one of these IDs. */
export function heldBy(
  holdings: Holdings | undefined,
  kind: "FineTuneJob" | "ModelVersion" | "ModelDeployment",
  ids: readonly string[],
): HeldResource | undefined {
  return ids.flatMap((id) => holdings?.get(id) ?? []).find(({ urn }) => urn.includes(`:${kind}::`));
}

/** The cost that the stack's last preview told. */
export function estimateIn(held: HeldResource | undefined): Money | undefined {
  const cost = held?.outputs["estimatedCost"];
  if (!isRecord(cost) || typeof cost["amount"] !== "number" || typeof cost["currency"] !== "string") return undefined;
  return { amount: cost["amount"], currency: cost["currency"] };
}
