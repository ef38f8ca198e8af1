import type { Store } from "../../store/store";
import type { Part } from "../../store/table";
import { runStatusSql } from "../../training/run-store";

/** A model that an account's tuning made: a job's own, or an exported checkpoint. */
export interface CustomModel {
  readonly model_id: string;
  readonly base_model: string;
  /** The job that made it, whether its record still exists or not. */
  readonly job_id: string;
  readonly workspace_id: string;
  readonly training_type: string;
}

/** Models that tuning made. Call inside a transaction. */
export interface ModelStore {
  /** In whatever workspace; undefined as long as there is none. */
  get(modelId: string, now: number): CustomModel | undefined;
  /** Those of a workspace, newest first. */
  page(workspaceId: string, now: number, part: Part): readonly CustomModel[];
  count(workspaceId: string, now: number): number;
  /** Keeps the model of a job whose record is removed. */
  keep(model: CustomModel): void;
}

/** Results of jobs that have succeeded, exported checkpoints, and what is left of jobs whose record is gone. */
const customModels = `
  SELECT job.finetuned_output AS model_id, job.base_model, job.job_id, job.workspace_id, job.training_type,
    run.end_at AS made_at
    FROM bailian_job AS job JOIN run ON run.id = job.job_id WHERE (${runStatusSql}) = 'succeeded'
  UNION ALL SELECT model_id, base_model, job_id, workspace_id, training_type, ready_at
    FROM bailian_export WHERE ready_at <= ?1
  UNION ALL SELECT model_id, base_model, job_id, workspace_id, training_type, 0
    FROM bailian_model`;

/** Model store with every statement compiled once. */
export function createModelStore(store: Store): ModelStore {
  const byId = store.prepare<CustomModel>(`SELECT * FROM (${customModels}) WHERE model_id = ?2 LIMIT 1`);
  const ofWorkspace = `FROM (${customModels}) WHERE workspace_id = ?2`;
  const page = store.prepare<CustomModel>(`SELECT * ${ofWorkspace} ORDER BY made_at DESC, model_id LIMIT ?3 OFFSET ?4`);
  const count = store.prepare<{ models: number }>(`SELECT count(*) AS models ${ofWorkspace}`);
  const keep = store.prepare(
    `INSERT OR IGNORE INTO bailian_model (model_id, base_model, job_id, workspace_id, training_type)
     VALUES (?, ?, ?, ?, ?)`,
  );
  return {
    get: (modelId, now) => byId.get(now, modelId),
    page: (workspaceId, now, { offset, limit }) => page.all(now, workspaceId, limit, offset),
    count: (workspaceId, now) => count.get(now, workspaceId)?.models ?? 0,
    keep: (model) => {
      keep.run(model.model_id, model.base_model, model.job_id, model.workspace_id, model.training_type);
    },
  };
}
