import type { JsonObject } from "../../../base/json";
import type { RunStatus } from "../../contract";
import type { FaceContext } from "../../face-context";
import type { Store } from "../../store/store";
import { insertInto, newestFirst, type Part } from "../../store/table";
import { runStatusSql } from "../../training/run-store";

/** What a job was declared with, stored as one JSON text. */
export interface DeclaredJob {
  readonly training_file_ids: readonly string[];
  readonly validation_file_ids: readonly string[];
  readonly training_datasets: readonly JsonObject[];
  readonly validation_datasets: readonly JsonObject[];
  readonly hyper_parameters: JsonObject;
  readonly model_name?: string;
}

/** One row of the table `bailian_job`. */
export interface JobRecord {
  readonly seq: number;
  readonly job_id: string;
  readonly workspace_id: string;
  readonly job_name: string;
  readonly model: string;
  readonly base_model: string;
  readonly training_type: string;
  readonly finetuned_output: string;
  readonly max_output_cnt: number;
  /** A `DeclaredJob`. */
  readonly declared: string;
}

/** Which jobs a list asks for. */
interface JobFilter {
  readonly workspaceId: string;
  readonly model?: string | undefined;
  readonly status?: RunStatus | undefined;
}

/** Jobs in the database. Call inside a transaction. */
export interface JobStore {
  get(workspaceId: string, jobId: string): JobRecord | undefined;
  /** In whatever workspace. */
  find(jobId: string): JobRecord | undefined;
  exists(jobId: string): boolean;
  insert(job: Omit<JobRecord, "seq">): void;
  remove(job: JobRecord): void;
  /** Newest first. */
  page(filter: JobFilter, now: number, part: Part): readonly JobRecord[];
  count(filter: JobFilter, now: number): number;
  /** Those of `count` that were created after a moment: the newest ones, so the first of the list. */
  countSince(filter: JobFilter, now: number, createdAfter: number): number;
}

const insertedColumns = [
  "job_id",
  "workspace_id",
  "job_name",
  "model",
  "base_model",
  "training_type",
  "finetuned_output",
  "max_output_cnt",
  "declared",
] as const;

/** Job store with every statement compiled once. */
export function createJobStore(store: Store): JobStore {
  const byId = store.prepare<JobRecord>("SELECT * FROM bailian_job WHERE job_id = ?");
  const insert = insertInto(store, "bailian_job", insertedColumns);
  const remove = store.prepare("DELETE FROM bailian_job WHERE seq = ?");
  const counted = store.prepare<{ jobs: number }>(
    `SELECT coalesce(sum(jobs), 0) AS jobs FROM bailian_job_count
     WHERE workspace_id = ?1 AND (?2 IS NULL OR model = ?2)`,
  );
  const page = newestFirst<JobRecord>(store, { select: "SELECT * FROM bailian_job", where: "workspace_id = ?3" });
  const ends = store.prepare<{ oldest: number | null; newest: number | null }>(
    `SELECT (SELECT min(seq) FROM bailian_job WHERE workspace_id = ?1) AS oldest,
       (SELECT max(seq) FROM bailian_job WHERE workspace_id = ?1) AS newest`,
  );
  const pageFrom = store.prepare<JobRecord>(
    "SELECT * FROM bailian_job WHERE workspace_id = ? AND seq <= ? ORDER BY seq DESC LIMIT ?",
  );
  const modelPage = newestFirst<JobRecord>(store, {
    select: "SELECT * FROM bailian_job",
    where: "workspace_id = ?3 AND model = ?4",
  });
  const ofStatus = `FROM bailian_job job JOIN run ON run.id = job.job_id
    WHERE job.workspace_id = ?2 AND (?3 IS NULL OR job.model = ?3) AND (${runStatusSql}) = ?4`;
  const statusPage = store.prepare<JobRecord>(`SELECT job.* ${ofStatus} ORDER BY job.seq DESC LIMIT ?5 OFFSET ?6`);
  const statusCount = store.prepare<{ jobs: number }>(`SELECT count(*) AS jobs ${ofStatus}`);
  const since = store.prepare<{ jobs: number }>(
    `SELECT count(*) AS jobs FROM bailian_job job JOIN run ON run.id = job.job_id
     WHERE job.workspace_id = ?2 AND (?3 IS NULL OR job.model = ?3) AND (?4 IS NULL OR (${runStatusSql}) = ?4)
       AND run.created_at > ?5`,
  );

  const totalOf = (workspaceId: string, model: string | null = null) => counted.get(workspaceId, model)?.jobs ?? 0;

  return {
    get: (workspaceId, jobId) => {
      const job = byId.get(jobId);
      return job?.workspace_id === workspaceId ? job : undefined;
    },
    find: (jobId) => byId.get(jobId),
    exists: (jobId) => byId.get(jobId) !== undefined,
    insert,
    remove: (job) => {
      remove.run(job.seq);
    },
    page: ({ workspaceId, model, status }, now, { offset, limit }) => {
      if (status !== undefined) return statusPage.all(now, workspaceId, model ?? null, status, limit, offset);
      if (model !== undefined) return modelPage({ offset, limit }, workspaceId, model);
      // Rows that are skipped cost time. Where no number is missing, the page's first one is known.
      const { oldest, newest } = ends.get(workspaceId) ?? {};
      const hasGaps = newest == null || oldest == null || newest - oldest + 1 !== totalOf(workspaceId);
      if (hasGaps) return page({ offset, limit }, workspaceId);
      return pageFrom.all(workspaceId, newest - offset, limit);
    },
    count: ({ workspaceId, model, status }, now) => {
      if (status === undefined) return totalOf(workspaceId, model);
      return statusCount.get(now, workspaceId, model ?? null, status)?.jobs ?? 0;
    },
    countSince: ({ workspaceId, model, status }, now, createdAfter) =>
      since.get(now, workspaceId, model ?? null, status ?? null, createdAfter)?.jobs ?? 0,
  };
}

/** Takes away a job's record, whoever's workspace it is in. The model that it may have made goes with it. */
export function forgetJob({ store }: FaceContext, jobId: string): void {
  const jobs = createJobStore(store);
  const job = jobs.find(jobId);
  if (job !== undefined) jobs.remove(job);
}
