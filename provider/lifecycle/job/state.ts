import { present } from "../../base/present";
import type { JobKey } from "../../contract/keys";
import { isTerminal, type JobStatus, type Observation } from "../../contract/observation";
import type { CloudSession } from "../../contract/session";
import type { Context } from "../context";
import { formatResourceId } from "./resource-id";
import type { Placed } from "../place";
import { stay } from "../process-memory";

/** Outputs of a job. A value that is not known yet is absent, never empty. */
export interface JobState extends Observation, Placed {}

/** Qianfan: the run was put into a container of the user's own. Kept, because the argument that said so may go. */
const notOurs = { ownsContainer: false } as const;

/** The state right after a submit or when only the container is known. */
export function newState(
  session: CloudSession,
  key: JobKey,
  jobName: string | undefined,
  { ownsContainer = true } = {},
): JobState {
  return {
    cloud: session.cloud,
    endpoint: session.endpoint,
    jobId: key.jobId,
    ...(key.taskId === undefined ? {} : { taskId: key.taskId }),
    ...(jobName === undefined ? {} : { jobName }),
    status: "queued",
    cloudStatus: "",
    details: { ...key.details, keyFingerprint: session.keyFingerprint, ...(ownsContainer ? {} : notOurs) },
  };
}

/** The state after a look at the cloud. What was published stays known when the look does not repeat it. */
export function observedState(before: JobState, session: CloudSession, seen: Observation): JobState {
  const published =
    seen.status === "succeeded"
      ? {
          modelSetId: before.modelSetId,
          finetunedOutput: before.finetunedOutput,
        }
      : {};
  return present({
    ...published,
    jobName: before.jobName,
    baseModel: before.baseModel,
    account: before.account,
    ...present(seen),
    cloud: session.cloud,
    endpoint: session.endpoint,
    details: {
      ...seen.details,
      keyFingerprint: session.keyFingerprint,
      ...(before.details?.["ownsContainer"] === false ? notOurs : {}),
    },
  });
}

/** The job that a state belongs to. */
export function keyOf(state: JobState): JobKey {
  const { cloud, jobId, taskId, details } = state;
  return { cloud, jobId, ...(taskId === undefined ? {} : { taskId }), ...(details === undefined ? {} : { details }) };
}

/** The job in messages. */
export function jobTitle(state: JobState): string {
  return `job ${consoleId(state)}`;
}

/** The job as consoles know it. */
export function consoleId(state: JobState): string {
  return state.taskId === undefined ? state.jobId : `${state.jobId}/${state.taskId}`;
}

/** Whether the cloud will not change the job by itself any more. */
export function hasEnded(state: { readonly status: JobStatus }): boolean {
  return isTerminal(state.status);
}

/** Remembers that a job stays. An interrupted create left a shorter ID in the stack, which then means the same job. */
export function keepJob(context: Context, state: JobState, id = formatResourceId(keyOf(state))): void {
  for (const name of new Set([id, formatResourceId(keyOf(state))])) stay(context, name);
}
