import { pickAt } from "./chance";
import { momentsOf, type Moment } from "./moments";
import type { ChaosJob } from "./program";

/** Where a purpose has no call in an API: what comes closest. */
const nearest: Partial<Record<Moment["purpose"], Moment["purpose"]>> = { container: "submit", publish: "look" };

/** The call that a wish means in this program. */
export function momentFor(
  jobs: readonly ChaosJob[],
  wish: { readonly purpose: Moment["purpose"]; readonly jobShare: number; readonly momentShare: number },
): Moment {
  const moments = momentsOf[pickAt(jobs, wish.jobShare).api];
  const of = (purpose: Moment["purpose"] | undefined) => moments.filter((moment) => moment.purpose === purpose);
  const exact = of(wish.purpose);
  return pickAt(exact.length > 0 ? exact : of(nearest[wish.purpose]), wish.momentShare);
}
