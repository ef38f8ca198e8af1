import { z } from "zod";
import { client, type Rules } from "../../provenance/provenance";

/** V1's whole number of a thing, or V2's ID of it, which the SDKs send too. */
export const v1Id = z.union([z.int().nonnegative(), z.string().min(1)]);

/** An ID as V1 takes it. */
export type V1Id = z.infer<typeof v1Id>;

/** Where the rule comes from. */
export const v1IdRule: Rules = {
  "an ID is V1's whole number, also as text, or V2's ID of the same thing": client("the Python SDK sends either"),
};

/** Finds what an ID of either kind names. */
export function findByV1Id<Row>(
  store: { byId(id: string): Row | undefined; bySeq(seq: number): Row | undefined },
  id: V1Id,
): Row | undefined {
  return /^\d+$/.test(String(id)) ? store.bySeq(Number(id)) : store.byId(String(id));
}

/** What the page's example shows for a run that has no end yet [wlmrgowee]. */
export const zeroTime = "0000-00-00 00:00:00";
