import { own } from "../../base/own";
import { present } from "../../base/present";
import type { Details } from "../../contract/keys";
import type { JobStatus, Observation } from "../../contract/observation";
import { chinaTime } from "../china-time";
import type { BailianCheckpoint, FineTune } from "./schemas";

/** Seed [000], table of statuses. */
const statuses: Readonly<Record<string, JobStatus>> = {
  // A create may answer with the ID alone.
  "": "queued",
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
  const status = own(statuses, job.status) ?? "running";
  return {
    jobId: job.jobId,
    status,
    cloudStatus: job.status,
    ...(Object.hasOwn(statuses, job.status) ? {} : { isUnknownStatus: true }),
    ...present({ jobName: job.jobName }),
    ...(status === "succeeded" ? { progress: 100 } : {}),
    ...present({ finetunedOutput: status === "succeeded" ? job.finetunedOutput : undefined }),
    ...present({ baseModel: job.baseModel ?? job.model }),
    ...present({ trainedTokens: job.usage }),
    ...present({ createdAt: chinaTime(job.createTime) }),
    ...present({ finishedAt: chinaTime(job.endTime) }),
    ...present({ account: accountOf(job) }),
    ...(status === "failed" ? present({ error: errorOf(job) }) : {}),
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
    ...present({ code: job.errorCode }),
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
    ...present({ trainingType: job.trainingType }),
    ...present({ modelName: job.modelName }),
    ...present({ creator: job.creator }),
    ...present({ modifier: job.modifier }),
    ...present({ group: job.group }),
    ...present({ chargeType: job.chargeType }),
    ...present({ outputCount: job.outputCount }),
    ...present({ maxOutputCount: job.maxOutputCount }),
  };
}
