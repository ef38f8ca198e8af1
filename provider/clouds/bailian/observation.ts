import type { Details } from "../../contract/keys";
import type { JobStatus, Observation } from "../../contract/observation";
import { chinaTime } from "../china-time";
import type { BailianCheckpoint, FineTune } from "./schemas";

/** Seed [000], table of statuses. */
const statuses: Readonly<Record<string, JobStatus>> = {
  PENDING: "queued",
  QUEUING: "queued",
  RUNNING: "running",
  CANCELING: "cancelling",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  CANCELED: "cancelled",
};

/** A job as the lifecycle sees it. A status that seed [000] does not know counts as running: nothing is lost by waiting. */
export function observeFineTune(job: FineTune, checkpoints: readonly BailianCheckpoint[] = []): Observation {
  const status = statuses[job.status] ?? "running";
  return {
    jobId: job.jobId,
    status,
    cloudStatus: job.status,
    ...(job.status in statuses ? {} : { isUnknownStatus: true }),
    ...optional("jobName", job.jobName),
    ...(status === "succeeded" ? { progress: 100 } : {}),
    ...optional("finetunedOutput", status === "succeeded" ? job.finetunedOutput : undefined),
    ...optional("baseModel", job.baseModel ?? job.model),
    ...optional("trainedTokens", job.usage),
    ...optional("createdAt", chinaTime(job.createTime)),
    ...optional("finishedAt", chinaTime(job.endTime)),
    ...optional("account", accountOf(job)),
    ...(status === "failed" ? optional("error", errorOf(job)) : {}),
    ...(checkpoints.length === 0
      ? {}
      : {
          checkpoints: checkpoints.map(observeCheckpoint).sort((a, b) => a.step - b.step),
        }),
    details: detailsOf(job),
  };
}

/** Workspace and main account of a job: what an account is on Bailian. */
export function accountOf(job: FineTune): string | undefined {
  const parts = [job.workspaceId, job.userIdentity].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("/");
}

function errorOf(job: FineTune): Observation["error"] {
  if (job.errorMessage === undefined && job.errorCode === undefined) return undefined;
  return {
    message: job.errorMessage ?? "the cloud gave no reason",
    ...optional("code", job.errorCode),
  };
}

function observeCheckpoint({ name, step }: BailianCheckpoint): {
  step: number;
  name: string;
} {
  return { step: step ?? 0, name };
}

function detailsOf(job: FineTune): Details {
  return {
    ...optional("trainingType", job.trainingType),
    ...optional("modelName", job.modelName),
    ...optional("creator", job.creator),
    ...optional("modifier", job.modifier),
    ...optional("group", job.group),
    ...optional("chargeType", job.chargeType),
    ...optional("outputCount", job.outputCount),
    ...optional("maxOutputCount", job.maxOutputCount),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // A computed key widens to string; the record has just this one.
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
