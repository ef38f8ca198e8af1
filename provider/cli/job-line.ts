import type { CloudSession } from "../contract/session";
import { formatDuration } from "../base/duration";
import { carriesToken } from "../lifecycle/job/job-name";
import { isTerminal, type JobStatus, type Observation } from "../contract/observation";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { textTable } from "./text-table";

/** One job as `finetune jobs` prints it; with `--json` as it is. */
export interface JobLine {
  readonly id: string;
  readonly name: string;
  readonly status: JobStatus;
  readonly cloudStatus: string;
  readonly model: string;
  readonly tokens: number | undefined;
  readonly createdAt: string | undefined;
  readonly finetunedOutput: string | undefined;
  /** Carries our token and is in none of the given stacks; absent when nobody asked. */
  readonly isOrphan: boolean | undefined;
}

const dayMs = 86_400_000;

/** @param held IDs that the given stacks hold; absent when nobody asks for orphans. */
export function jobLine(session: CloudSession, job: Observation, held: ReadonlySet<string> | undefined): JobLine {
  const { jobId, taskId, jobName = "", status, cloudStatus, baseModel = "", trainedTokens, createdAt } = job;
  return {
    id: formatResourceId({ cloud: session.cloud, jobId, ...(taskId === undefined ? {} : { taskId }) }),
    name: jobName,
    status,
    cloudStatus,
    model: baseModel,
    tokens: trainedTokens,
    createdAt,
    finetunedOutput: job.finetunedOutput,
    isOrphan: held && carriesToken(jobName) && !held.has(taskId ?? jobId),
  };
}

/** Orphans before the rest, of these what still costs money before what has ended; else the newest first. */
export function inOrderOfConcern(lines: readonly JobLine[]): JobLine[] {
  const concern = ({ isOrphan, status }: JobLine) => (isOrphan === true ? (isTerminal(status) ? 1 : 2) : 0);
  return [...lines].sort((a, b) => concern(b) - concern(a) || timeOf(b) - timeOf(a));
}

/** @param now on the clouds' clock; absent: ages are not known. */
export function jobTable(lines: readonly JobLine[], now: number | undefined): string {
  if (lines.length === 0) return "no jobs";
  const marksOrphans = lines.some(({ isOrphan }) => isOrphan !== undefined);
  const head = ["ID", "NAME", "STATUS", "AGE", "TOKENS", "MODEL", ...(marksOrphans ? ["ORPHAN"] : [])];
  const rows = lines.map((line) => [
    line.id,
    line.name,
    line.status,
    ageOf(line, now),
    String(line.tokens ?? "-"),
    line.model,
    ...(marksOrphans ? [line.isOrphan === true ? "yes" : "no"] : []),
  ]);
  return textTable([head, ...rows]);
}

function ageOf(line: JobLine, now: number | undefined): string {
  const createdAt = timeOf(line);
  if (createdAt === 0 || now === undefined) return "-";
  const ageMs = now - createdAt;
  return ageMs < 2 * dayMs ? formatDuration(ageMs) : `${Math.floor(ageMs / dayMs)}d`;
}

function timeOf({ createdAt }: JobLine): number {
  return Date.parse(createdAt ?? "") || 0;
}
