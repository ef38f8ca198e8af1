import type { CloudSession } from "../../contract/session";
import type { CloudError } from "../../contract/cloud-error";
import type { Context } from "../context";
import { formatDuration } from "../../base/duration";
import { FineTuneError } from "../../base/fine-tune-error";
import { isTerminal, type Observation } from "../../contract/observation";
import { formatResourceId } from "./resource-id";

/** How many jobs the advice names (our choice: enough to act, few enough to read). */
const namedJobs = 5;

/** A refusal that only making room cures: says so, with the oldest finished jobs that could go. */
export async function quotaRefusal(
  context: Context,
  session: CloudSession,
  refused: CloudError,
): Promise<FineTuneError> {
  const oldest = await oldestFinished(session, context.signal);
  const lines = oldest.map((job) => `  ${idOf(session, job)}  ${job.status}  ${ageOf(context, job)}`);
  const advice = lines.length === 0 ? "" : `\nthe oldest finished jobs of the account:\n${lines.join("\n")}`;
  return new FineTuneError(refused.message + advice, {
    code: refused.code,
    cause: refused,
    ...(refused.nextStep === undefined ? {} : { nextStep: refused.nextStep }),
  });
}

async function oldestFinished(session: CloudSession, signal: AbortSignal): Promise<Observation[]> {
  const finished: Observation[] = [];
  try {
    for await (const job of session.list(signal)) if (isTerminal(job.status)) finished.push(job);
  } catch {
    // The list only illustrates the refusal, which is worth telling without it.
  }
  return finished.sort((a, b) => timeOf(a) - timeOf(b)).slice(0, namedJobs);
}

function idOf({ cloud }: CloudSession, { jobId, taskId }: Observation): string {
  return formatResourceId({ cloud, jobId, ...(taskId === undefined ? {} : { taskId }) });
}

function timeOf({ createdAt }: Observation): number {
  return Date.parse(createdAt ?? "") || 0;
}

function ageOf(context: Context, job: Observation): string {
  const at = timeOf(job);
  return at === 0 ? "of unknown age" : `${formatDuration(context.clock.now() - at)} old`;
}
