import type { CloudSession } from "../../contract/session";
import { FineTuneError } from "../../base/fine-tune-error";
import { requireOwnAccount } from "../place";
import { type JobState, jobTitle } from "./state";

/**
 * A cloud's "not found" counts as gone only for the account that the job belongs to.
 * @throws FineTuneError `unproven-account` when the credential in use is another one or cannot be told,
 * `listed-job-not-found` when the account's list still has the job.
 */
export async function requireProvenGone(session: CloudSession, state: JobState, signal: AbortSignal): Promise<void> {
  await requireOwnAccount(session, state, jobTitle(state), signal);
  await requireUnlisted(session, state, signal);
}

/** A describe can lag behind: as long as the account's list has the job, it is not gone. */
async function requireUnlisted(session: CloudSession, state: JobState, signal: AbortSignal): Promise<void> {
  for await (const { jobId, taskId } of session.list(signal)) {
    if (jobId !== state.jobId || taskId !== state.taskId) continue;
    throw new FineTuneError(`${session.cloud} does not find ${jobTitle(state)}, but its list still has it`, {
      code: "listed-job-not-found",
      nextStep: "The cloud is catching up: run the same command again in a minute.",
    });
  }
}
