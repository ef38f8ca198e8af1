import type { CloudSession } from "../../contract/session";
import { FineTuneError } from "../../base/fine-tune-error";
import { requireEndpoint, requireOwnAccount } from "../place";
import { type JobState, nameOf } from "./state";

/**
 * Refuses to speak about a job at another endpoint than the one it was submitted to.
 * @throws FineTuneError `wrong-endpoint`
 */
export function requireSameEndpoint(session: { readonly endpoint: string }, state: JobState): void {
  requireEndpoint(session, state, `job ${nameOf(state)}`);
}

/**
 * A cloud's "not found" counts as gone only for the account that the job belongs to.
 * @throws FineTuneError `unproven-account` when the credential in use is another one or cannot be told,
 * `listed-job-not-found` when the account's list still has the job.
 */
export async function requireProvenGone(session: CloudSession, state: JobState, signal: AbortSignal): Promise<void> {
  await requireOwnAccount(session, state, `job ${nameOf(state)}`, signal);
  await requireUnlisted(session, state, signal);
}

/** A describe can lag behind: as long as the account's list has the job, it is not gone. */
async function requireUnlisted(session: CloudSession, state: JobState, signal: AbortSignal): Promise<void> {
  for await (const { jobId, taskId } of session.list(signal)) {
    if (jobId !== state.jobId || taskId !== state.taskId) continue;
    throw new FineTuneError(`${session.cloud} does not find job ${nameOf(state)}, but its list still has it`, {
      code: "listed-job-not-found",
      nextStep: "The cloud is catching up: run the same command again in a minute.",
    });
  }
}
