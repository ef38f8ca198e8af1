import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";

/**
 * The quota of running or succeeded jobs, where it is switched on. Which of the two documented messages comes when is
 * our choice: the passing one while running jobs alone fill the quota, else the one that only a person can cure.
 */
export function checkQuota(call: BailianCall): void {
  const { settings, training } = call.context;
  if (settings.jobQuota === 0) return;
  const active = training.count(call.account.user_identity, ["pending", "queued", "running", "cancelling"]);
  if (active >= settings.jobQuota) throw refusals.tooManyRunning();
  const succeeded = training.count(call.account.user_identity, ["succeeded"]);
  if (active + succeeded >= settings.jobQuota) throw refusals.jobQuota(settings.jobQuota);
}
