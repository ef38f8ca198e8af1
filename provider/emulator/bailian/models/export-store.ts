import type { FaceContext } from "../../face-context";
import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";

/** One row of the table `bailian_export`: a checkpoint that is published as a model of its own. */
export interface ExportRecord {
  readonly seq: number;
  readonly job_id: string;
  readonly step: number;
  readonly workspace_id: string;
  readonly model_id: string;
  readonly display_name: string;
  readonly base_model: string;
  readonly training_type: string;
  /** When the model can be deployed, in simulated milliseconds since the epoch. */
  readonly ready_at: number;
}

/** Exported checkpoints. They stay when the job's record is removed. Call inside a transaction. */
export interface ExportStore {
  /** Exports of one job by step. */
  ofJob(jobId: string): ReadonlyMap<number, ExportRecord>;
  hasDisplayName(name: string): boolean;
  insert(made: Omit<ExportRecord, "seq">): void;
  /** Exports that are ready and of which the journal does not tell yet; they count as told from then on. */
  takeReady(now: number): readonly ExportRecord[];
}

const insertedColumns = [
  "job_id",
  "step",
  "workspace_id",
  "model_id",
  "display_name",
  "base_model",
  "training_type",
  "ready_at",
] as const;

/** Export store with every statement compiled once. */
export function createExportStore(store: Store): ExportStore {
  const ofJob = store.prepare<ExportRecord>("SELECT * FROM bailian_export WHERE job_id = ?");
  const named = store.prepare("SELECT 1 FROM bailian_export WHERE display_name = ?");
  const insert = insertInto(store, "bailian_export", insertedColumns);
  const ready = store.prepare<ExportRecord>(
    "SELECT * FROM bailian_export WHERE is_ready_journaled = 0 AND ready_at <= ? ORDER BY ready_at, seq",
  );
  const told = store.prepare("UPDATE bailian_export SET is_ready_journaled = 1 WHERE seq = ?");
  return {
    ofJob: (jobId) => new Map(ofJob.all(jobId).map((made) => [made.step, made])),
    hasDisplayName: (name) => named.get(name) !== undefined,
    insert,
    takeReady: (now) => {
      const taken = ready.all(now);
      for (const { seq } of taken) told.run(seq);
      return taken;
    },
  };
}

/** Tells the journal which exports have become ready. Inside a write. */
export function settleExports({ store, world, journal }: FaceContext): void {
  for (const { model_id: subject, ready_at: at } of createExportStore(store).takeReady(world.now())) {
    journal.transition({ cloud: "bailian", subject, from: "PROCESSING", to: "SUCCEEDED" }, at);
  }
}
