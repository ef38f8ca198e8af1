import { clouds } from "../clouds";
import type { CloudSession } from "../contract/session";
import { formatDuration } from "../base/duration";
import { carriesToken } from "../contract/job-token";
import { isTerminal, type JobStatus, type Observation } from "../contract/observation";
import { formatResourceId, hasRun } from "../lifecycle/job/resource-id";
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
  /** Carries our token, is in none of the given stacks and still costs; absent when nobody asked. */
  readonly isOrphan: boolean | undefined;
  /** The same of one that has ended, and costs nothing any more. */
  readonly isEndedOrphan: boolean | undefined;
}

const dayMs = 86_400_000;

/** @param held IDs that the given stacks hold; absent when nobody asks for orphans. */
export function jobLine(session: CloudSession, job: Observation, held: ReadonlySet<string> | undefined): JobLine {
  const { jobId, taskId, jobName = "", status, cloudStatus, baseModel = "", trainedTokens, createdAt } = job;
  const isHeldByNone = carriesToken(jobName) && held?.has(taskId ?? jobId) !== true;
  // A container without a run trains nothing.
  const costs = !isTerminal(status) && hasRun(clouds, { cloud: session.cloud, ...job });
  return {
    id: formatResourceId({ cloud: session.cloud, jobId, ...(taskId === undefined ? {} : { taskId }) }),
    name: jobName,
    status,
    cloudStatus,
    model: baseModel,
    tokens: trainedTokens,
    createdAt,
    finetunedOutput: job.finetunedOutput,
    isOrphan: held && isHeldByNone && costs,
    isEndedOrphan: held && isHeldByNone && !costs,
  };
}

/** Orphans that cost before the rest; else the newest first. */
export function inOrderOfConcern(lines: readonly JobLine[]): JobLine[] {
  const concern = ({ isOrphan }: JobLine) => (isOrphan === true ? 1 : 0);
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
    ...(marksOrphans ? [orphanWord(line)] : []),
  ]);
  return textTable([head, ...rows]);
}

function orphanWord({ isOrphan, isEndedOrphan }: JobLine): string {
  if (isEndedOrphan === true) return "ended";
  return isOrphan === true ? "yes" : "no";
}

/**
 * For people, how long something has been there.
 * @param now on the clouds' clock; absent: it is not known.
 */
export function ageOf(line: Created, now: number | undefined): string {
  const createdAt = timeOf(line);
  if (createdAt === 0 || now === undefined) return "-";
  const ageMs = Math.max(0, now - createdAt);
  return ageMs < 2 * dayMs ? formatDuration(ageMs) : `${Math.floor(ageMs / dayMs)}d`;
}

/** What has a time of its creation, RFC 3339 with offset, where the cloud tells it. */
interface Created {
  readonly createdAt: string | undefined;
}

/** When it was created, in milliseconds since the Unix epoch; 0 where that is not known. */
export function timeOf({ createdAt }: Created): number {
  return Date.parse(createdAt ?? "") || 0;
}
