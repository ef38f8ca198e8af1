import type { CloudSession, JobKey } from "../../contract/cloud";
import { isTerminal, type JobStatus, type Observation } from "../../contract/observation";
import type { Placed } from "../place";

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
  return withoutUndefined({
    ...published,
    jobName: before.jobName,
    baseModel: before.baseModel,
    account: before.account,
    ...withoutUndefined(seen),
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

/** Whether a run of ours exists; a Qianfan container alone is not yet one. */
export function hasRun(state: JobState): boolean {
  return state.cloud === "bailian" || state.taskId !== undefined;
}

/** Whether the cloud will not change the job by itself any more. */
export function hasEnded(state: { readonly status: JobStatus }): boolean {
  return isTerminal(state.status);
}

function withoutUndefined<T extends object>(value: T): T {
  // Same members, fewer of them: the type allows absence wherever it allows undefined.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
