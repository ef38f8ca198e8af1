import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";

/** A compute unit that was bought for a service. */
export interface ComputeUnitRow {
  readonly seq: number;
  readonly id: string;
  readonly service_seq: number;
  /** `Prepaid` or `Postpaid`. */
  readonly payment_timing: string;
  readonly replicas: number;
  readonly created_at: number;
}

/** The compute units of the simulated Qianfan that have not been released. */
export interface ComputeUnitStore {
  /** Oldest first. */
  ofService(serviceSeq: number): readonly ComputeUnitRow[];
  insert(unit: Omit<ComputeUnitRow, "seq">): void;
  release(seq: number, releasedAt: number): void;
}

const columns = ["id", "service_seq", "payment_timing", "replicas", "created_at"] as const;

/** Prepares the statements once. */
export function createComputeUnitStore(store: Store): ComputeUnitStore {
  const ofService = store.prepare<ComputeUnitRow>(
    `SELECT seq, id, service_seq, payment_timing, replicas, created_at
     FROM qianfan_compute_unit WHERE service_seq = ? AND released_at IS NULL ORDER BY seq`,
  );
  const release = store.prepare("UPDATE qianfan_compute_unit SET released_at = ? WHERE seq = ?");
  return {
    ofService: (serviceSeq) => ofService.all(serviceSeq),
    insert: insertInto(store, "qianfan_compute_unit", columns),
    release: (seq, releasedAt) => void release.run(releasedAt, seq),
  };
}
