import type { CloudSession } from "../contract/session";
import type { JobKey } from "../contract/keys";
import { FineTuneError } from "../base/fine-tune-error";
import { withPublishedModel } from "../lifecycle/job/published-model";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { newState, observedState, type JobState } from "../lifecycle/job/state";

/**
 * One look at the job that a person named.
 * @throws FineTuneError `not-found`
 */
export async function requireJob(session: CloudSession, key: JobKey, signal?: AbortSignal): Promise<JobState> {
  const seen = await session.observe(key, signal);
  if (seen !== undefined) {
    const whole = await withPublishedModel(session, seen, signal);
    return observedState(newState(session, key, seen.jobName), session, whole);
  }
  throw jobNotFound(key);
}

/** What is said of a job that a cloud does not know. */
export function jobNotFound(key: JobKey): FineTuneError {
  return new FineTuneError(`${formatResourceId(key)} is not found for this account`, {
    code: "not-found",
    nextStep: "Check the ID with `finetune jobs`, and that the credentials are those of the job's account.",
  });
}
