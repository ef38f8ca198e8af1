import type { FaceContext } from "../../face-context";

interface Change {
  readonly id: string;
  readonly at: number;
  readonly model_id: string;
  readonly kind: string;
}

/**
 * Records every service that has begun to serve and every version that has taken another's place, under the time at which
 * it did; before a service is stopped or changed, too, so that its life is complete. Inside a write.
 */
export function journalServing({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
  const now = world.now();
  // A service that was stopped before it served never did.
  const changes = store
    .prepare<Change>(
      `SELECT id, serving_at AS at, '' AS model_id, 'serving' AS kind FROM qianfan_service
         WHERE is_serving_journaled = 0 AND serving_at <= ?1 AND (stopped_at IS NULL OR stopped_at > serving_at) AND (failed_at IS NULL OR failed_at > serving_at)
       UNION ALL
       SELECT service.id, version.from_at, version.model_id, 'updated' FROM qianfan_service_version AS version
         JOIN qianfan_service AS service ON service.seq = version.service_seq
         WHERE version.is_journaled = 0 AND version.from_at <= ?1
           AND (service.stopped_at IS NULL OR service.stopped_at > version.from_at)
           AND (service.failed_at IS NULL OR service.failed_at > version.from_at)
       ORDER BY at, kind, id`,
    )
    .all(now);
  if (changes.length === 0) return;
  for (const { id, at, model_id: modelId, kind } of changes) {
    const record = { cloud: "qianfan", subject: id } as const;
    if (kind === "serving") journal.transition({ ...record, from: "deploying", to: "serving" }, at);
    else journal.transition({ ...record, from: "updating", to: "serving", detail: { modelId } }, at);
  }
  store
    .prepare(
      `UPDATE qianfan_service SET is_serving_journaled = 1
       WHERE is_serving_journaled = 0 AND serving_at <= ? AND (stopped_at IS NULL OR stopped_at > serving_at)
         AND (failed_at IS NULL OR failed_at > serving_at)`,
    )
    .run(now);
  store.prepare("UPDATE qianfan_service_version SET is_journaled = 1 WHERE is_journaled = 0 AND from_at <= ?").run(now);
}
