import { pickAt } from "./chance";
import { momentsOf, type Moment } from "./moments";
import type { Api, ChaosJob } from "./program";

/** Where a purpose has no call in an API: what comes closest. */
const nearest: Partial<Record<Moment["purpose"], Moment["purpose"]>> = { container: "submit", publish: "look" };

/** Names that the gate has for every call of this program for some purpose. */
export function gateCalls(jobs: readonly ChaosJob[], purpose: Moment["purpose"]): string[] {
  const moments = jobs.flatMap(({ api }) => suiting(api, purpose));
  return [...new Set(moments.map(({ atGate }) => atGate))];
}

/** The call that a wish means in this program. */
export function momentFor(
  jobs: readonly ChaosJob[],
  wish: { readonly purpose: Moment["purpose"]; readonly jobShare: number; readonly momentShare: number },
): Moment {
  return pickAt(suiting(pickAt(jobs, wish.jobShare).api, wish.purpose), wish.momentShare);
}

function suiting(api: Api, purpose: Moment["purpose"]): readonly Moment[] {
  const exact = momentsOf[api].filter((moment) => moment.purpose === purpose);
  return exact.length > 0 ? exact : momentsOf[api].filter((moment) => moment.purpose === nearest[purpose]);
}
