import type { CloudSession } from "../../contract/session";
import { FineTuneError } from "../../base/fine-tune-error";
import { printableLine } from "../../base/printable";
import { keyOf, type JobState, jobTitle } from "./state";

const logLines = 20;

/** Explains a failed or cancelled job: the cloud's code and reason, the end of its log, the ID, and what to do next. */
export async function jobFailure(session: CloudSession, state: JobState, signal: AbortSignal): Promise<FineTuneError> {
  const reason = [state.error?.code, state.error?.message].filter((part) => part !== undefined).join(": ");
  const headline = printableLine(
    `${jobTitle(state)} on ${state.cloud} ${state.status}${reason === "" ? "" : ` (${reason})`}`,
  );
  const log = state.status === "failed" ? await lastLogLines(session, state, signal) : [];
  const tail =
    log.length === 0
      ? ""
      : `\nlast ${log.length} lines of its log:\n${log.map((line) => `  ${printableLine(line)}`).join("\n")}`;
  return new FineTuneError(headline + tail, {
    code: state.status === "failed" ? "job-failed" : "job-cancelled",
    nextStep:
      'Nothing is paid again by itself: change the arguments or `triggers`, or set `onFailure: "retrain"`, and run `pulumi up`.',
  });
}

async function lastLogLines(session: CloudSession, state: JobState, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return await session.logTail(keyOf(state), logLines, signal);
  } catch {
    // The log only illustrates the failure, which is worth telling without it.
    return [];
  }
}
