import { own } from "../../../base/own";
import type { JobKey } from "../../../contract/keys";
import type { JobStatus, Observation } from "../../../contract/observation";
import { chinaTime } from "../../china-time";
import { runDetails } from "./run-key";
import type { V1Job } from "./schemas";

/** `trainStatus` of jobDetail. V1 has no word for a run that waits. */
const statuses: Readonly<Record<string, JobStatus>> = {
  RUNNING: "running",
  FINISH: "succeeded",
  STOP: "cancelled",
  FAIL: "failed",
};

/** A run as the lifecycle sees it. A status that the page does not know counts as running: nothing is lost by waiting. */
export function observeJob(job: V1Job, key: JobKey): Observation {
  const status = own(statuses, job.trainStatus) ?? "running";
  return {
    jobId: key.jobId,
    taskId: key.taskId,
    status,
    cloudStatus: job.trainStatus,
    jobName: job.taskName,
    progress: status === "succeeded" ? 100 : job.progress,
    baseModel: job.trainType,
    dashboardUrl: job.vdlLink,
    createdAt: chinaTime(job.startTime),
    finishedAt: chinaTime(job.finishTime),
    details: {
      ...runDetails(key),
      ...(job.trainMode === undefined ? {} : { trainMode: job.trainMode }),
      ...(job.peftType === undefined ? {} : { peftType: job.peftType }),
    },
  };
}
