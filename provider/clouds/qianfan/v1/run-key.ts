import type { Details, JobKey } from "../../../contract/keys";
import { isNumber, toIdentifier, type V1Identifier } from "./identifier";
import type { RunIdentifiers } from "./requests";
import type { CreatedIdentifiers } from "./schemas";

/** Mark in a job's details: it was made by V1, whatever its IDs look like. */
const version = { apiVersion: "v1" } as const;

/** Whether a job speaks V1: it says so, or V1's numbers are all that is known of it. */
export function isV1Key({ jobId, taskId = "", details }: JobKey): boolean {
  return details?.["apiVersion"] === "v1" || isNumber(jobId) || isNumber(taskId);
}

/** The key of a new run: V2's IDs where the answers gave them; else V1's numbers, both, since jobDetail wants both. */
export function newRunKey(container: string, taskId: V1Identifier, run: CreatedIdentifiers): JobKey {
  const numbers = { ...(typeof taskId === "number" ? { v1TaskId: taskId } : {}), v1JobId: run.id };
  const key = { cloud: "qianfan", details: { ...version, ...numbers } } as const;
  if (run.uuid !== undefined) return { ...key, jobId: container, taskId: run.uuid };
  return { ...key, jobId: String(taskId), taskId: String(run.id) };
}

/** How V1 calls a run: by its numbers as long as they are known, else by V2's IDs, which V1 was seen to take as well. */
export function runIdentifiers({ jobId, taskId = "", details }: JobKey): RunIdentifiers {
  return {
    taskId: known(details?.["v1TaskId"]) ?? toIdentifier(jobId),
    jobId: known(details?.["v1JobId"]) ?? toIdentifier(taskId),
  };
}

/** What later operations need to know of a V1 job, for its details. */
export function runDetails(key: JobKey): Details {
  const { v1TaskId, v1JobId } = key.details ?? {};
  return { ...version, ...(v1TaskId === undefined ? {} : { v1TaskId }), ...(v1JobId === undefined ? {} : { v1JobId }) };
}

function known(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
