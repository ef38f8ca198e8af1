import { listWords } from "../../base/list-words";
import type { Cloud, CloudRegistry } from "../../contract/cloud";
import type { JobKey } from "../../contract/keys";

/** Resource ID of a job: `<cloud>/<job>`, or `<cloud>/<container>/<run>` (without the run as long as there is none). */
export function formatResourceId(key: JobKey): string {
  return [key.cloud, key.jobId, ...(key.taskId === undefined ? [] : [key.taskId])].join("/");
}

const pattern = /^([^/\s]+)\/([^/\s]+)(?:\/([^/\s]+))?$/;

/** The job that a resource ID names; `undefined` when the text is no such ID. */
export function parseResourceId(clouds: CloudRegistry, id: string): JobKey | undefined {
  const [, name = "", jobId = "", taskId] = pattern.exec(id) ?? [];
  const cloud = clouds.find(name);
  if (cloud === undefined || (taskId !== undefined && !hasRuns(cloud))) return undefined;
  return { cloud: name, jobId, ...(taskId === undefined ? {} : { taskId }) };
}

/** Whether a run of ours exists: where jobs are containers, one alone is not yet one. */
export function hasRun(clouds: CloudRegistry, { cloud, taskId }: Pick<JobKey, "cloud" | "taskId">): boolean {
  return taskId !== undefined || !hasRuns(clouds.get(cloud));
}

/** Whether a text is a resource ID that names a run. */
export function isRunId(clouds: CloudRegistry, id: string): boolean {
  const key = parseResourceId(clouds, id);
  return key !== undefined && hasRun(clouds, key);
}

function hasRuns({ job }: Cloud): boolean {
  return job.idWords.length > 1;
}

/** For people: what resource IDs of jobs look like on each cloud, `<cloud>/ft-…`. */
export function jobIdExamples({ all }: CloudRegistry, conjunction: "and" | "or"): string {
  const examples = all.map(({ name, job }) => `\`${[name, ...job.idWords.map((word) => `${word}-…`)].join("/")}\``);
  return listWords(examples, conjunction);
}
