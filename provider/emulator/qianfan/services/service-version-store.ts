import type { Store } from "../../store/store";
import type { ModelRow } from "../models/model-store";

/** A model version that a service serves from a moment on. Its origin is copied, since the version may be deleted. */
export interface ServiceVersionRow {
  readonly model_id: string;
  readonly model_seq: number;
  readonly set_id: string;
  readonly set_seq: number;
  readonly set_name: string;
  /** Which version of its set it is, from 1. */
  readonly version: number;
  readonly base_model: string;
  readonly task_id: string;
  readonly from_at: number;
}

/** What services serve since when. */
export interface ServiceVersionStore {
  /** Oldest first; there is at least one. */
  ofService(serviceSeq: number): readonly ServiceVersionRow[];
  /** @param isFirst the one that the service began with: its own start tells of it. */
  insert(serviceSeq: number, model: ModelRow, fromAt: number, isFirst: boolean): void;
}

/** Prepares the statements once. */
export function createServiceVersionStore(store: Store): ServiceVersionStore {
  const ofService = store.prepare<ServiceVersionRow>(
    `SELECT model_id, model_seq, set_id, set_seq, set_name, version, base_model, task_id, from_at
     FROM qianfan_service_version WHERE service_seq = ? ORDER BY seq`,
  );
  const insert = store.prepare(
    `INSERT INTO qianfan_service_version (service_seq, model_id, model_seq, set_id, set_seq, set_name, version,
       base_model, task_id, from_at, is_journaled)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    ofService: (serviceSeq) => ofService.all(serviceSeq),
    insert: (serviceSeq, model, fromAt, isFirst) =>
      void insert.run(
        serviceSeq,
        model.id,
        model.seq,
        model.set_id,
        model.set_seq,
        model.set_name,
        model.version,
        model.base_model,
        model.task_id,
        fromAt,
        isFirst ? 1 : 0,
      ),
  };
}
