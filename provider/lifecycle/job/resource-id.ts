import type { JobKey } from "../../contract/cloud";

/** Resource ID of a job: `bailian/<job_id>` or `qianfan/<jobId>/<taskId>` (without the run as long as there is none). */
export function formatResourceId(key: JobKey): string {
  return [key.cloud, key.jobId, ...(key.taskId === undefined ? [] : [key.taskId])].join("/");
}

const patterns = {
  bailian: /^bailian\/([^/\s]+)$/,
  qianfan: /^qianfan\/([^/\s]+)(?:\/([^/\s]+))?$/,
} as const;

/** The job that a resource ID names; `undefined` when the text is no such ID. */
export function parseResourceId(id: string): JobKey | undefined {
  const bailian = patterns.bailian.exec(id);
  if (bailian?.[1] !== undefined) return { cloud: "bailian", jobId: bailian[1] };
  const qianfan = patterns.qianfan.exec(id);
  if (qianfan?.[1] === undefined) return undefined;
  return {
    cloud: "qianfan",
    jobId: qianfan[1],
    ...(qianfan[2] === undefined ? {} : { taskId: qianfan[2] }),
  };
}
