import { ours, type Rules } from "../../provenance/provenance";
import type { QianfanCloud } from "../cloud";
import { account } from "./submit-run";

/** True when the account may have no further container. */
export function isJobQuotaReached({ settings, jobs }: QianfanCloud): boolean {
  return settings.taskQuota > 0 && jobs.count() >= settings.taskQuota;
}

/** True when the account may have no further run that has not ended. */
export function isTrainingQuotaReached({ settings, training }: QianfanCloud): boolean {
  if (settings.trainingQuota === 0) return false;
  return training.count(account, ["pending", "queued", "running", "cancelling"]) >= settings.trainingQuota;
}

/** True when the account cannot pay for that many tokens more. */
export function isChargeQuotaExceeded({ settings, charges }: QianfanCloud, tokens: number): boolean {
  return settings.chargeQuota > 0 && charges.total() + tokens > settings.chargeQuota;
}

/** The rule of the number of containers. */
export const jobQuotaRule: Rules = {
  "no more containers than the switch taskQuota says (0, the default: no limit)": ours(
    "510203 of seed 003 is documented, its number is not; V2 shares it",
  ),
};

/** The rules of running and of paying. */
export const runQuotaRules: Rules = {
  "no more runs that have not ended than the switch trainingQuota says (0, the default: no limit)": ours(
    "510402 of seed 003 is documented, its number is not; V2 shares it",
  ),
  "tokens times epochs of all runs ever submitted stay within the switch chargeQuota (0, the default: no limit); neither stopping nor deleting a run gives back":
    ours("510403 of seed 003 is documented, what it counts is not; V2 shares it"),
};
