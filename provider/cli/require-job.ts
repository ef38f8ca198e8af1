import type { CloudSession } from "../contract/session";
import type { JobKey } from "../contract/keys";
import { FineTuneError } from "../base/fine-tune-error";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { newState, observedState, type JobState } from "../lifecycle/job/state";

/**
 * One look at the job that a person named.
 * @throws FineTuneError `not-found`
 */
export async function requireJob(session: CloudSession, key: JobKey, signal?: AbortSignal): Promise<JobState> {
  const seen = await session.observe(key, signal);
  if (seen !== undefined) return observedState(newState(session, key, seen.jobName), session, seen);
  throw new FineTuneError(`${formatResourceId(key)} is not found for this account`, {
    code: "not-found",
    nextStep: "Check the ID with `finetune jobs`, and that the credentials are those of the job's account.",
  });
}
