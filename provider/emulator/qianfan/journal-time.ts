import type { FaceContext } from "../face-context";

/**
 * Records every version that has become Ready, under the time at which it did; before a version is removed, too, so that
 * its life is complete. Inside a write.
 */
function journalReadyModels({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
  const now = world.now();
  const ready = store
    .prepare<{ id: string; ready_at: number }>(
      "SELECT id, ready_at FROM qianfan_model WHERE is_ready_journaled = 0 AND ready_at <= ? ORDER BY ready_at, seq",
    )
    .all(now);
  if (ready.length === 0) return;
  for (const { id, ready_at: readyAt } of ready) {
    journal.transition({ cloud: "qianfan", subject: id, from: "creating", to: "ready" }, readyAt);
  }
  store
    .prepare("UPDATE qianfan_model SET is_ready_journaled = 1 WHERE is_ready_journaled = 0 AND ready_at <= ?")
    .run(now);
}

interface Change {
  readonly id: string;
  readonly at: number;
  readonly model_id: string;
  readonly kind: string;
}

/**
 * Records every service that has begun to serve or has stopped after it was taken off, and every version that has taken
 * another's place, under the time at which it did; before a service is stopped or changed, too, so that its life is complete. Inside a write.
 */
function journalServing({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
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
       UNION ALL
       SELECT id, stopped_at, '', 'stopped' FROM qianfan_service WHERE is_stop_journaled = 0 AND stopped_at <= ?1
       ORDER BY at, kind, id`,
    )
    .all(now);
  if (changes.length === 0) return;
  for (const { id, at, model_id: modelId, kind } of changes) {
    const record = { cloud: "qianfan", subject: id } as const;
    if (kind === "serving") journal.transition({ ...record, from: "deploying", to: "serving" }, at);
    else if (kind === "stopped") journal.transition({ ...record, from: "stopping", to: "stopped" }, at);
    else journal.transition({ ...record, from: "updating", to: "serving", detail: { modelId } }, at);
  }
  store
    .prepare(
      `UPDATE qianfan_service SET is_serving_journaled = 1
       WHERE is_serving_journaled = 0 AND serving_at <= ? AND (stopped_at IS NULL OR stopped_at > serving_at)
         AND (failed_at IS NULL OR failed_at > serving_at)`,
    )
    .run(now);
  store
    .prepare("UPDATE qianfan_service SET is_stop_journaled = 1 WHERE is_stop_journaled = 0 AND stopped_at <= ?")
    .run(now);
  store.prepare("UPDATE qianfan_service_version SET is_journaled = 1 WHERE is_journaled = 0 AND from_at <= ?").run(now);
}

interface DueUnit {
  readonly seq: number;
  readonly id: string;
  readonly release_at: number;
  readonly service_seq: number;
  readonly service_id: string;
}

/** Gives back every compute unit whose time has come, and stops the services that were left without one. Inside a write. */
function releaseDueUnits({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
  const due = store
    .prepare<DueUnit>(
      `SELECT unit.seq, unit.id, unit.release_at, unit.service_seq, service.id AS service_id FROM qianfan_compute_unit AS unit
         JOIN qianfan_service AS service ON service.seq = unit.service_seq
         WHERE unit.released_at IS NULL AND unit.release_at <= ? ORDER BY unit.release_at, unit.seq`,
    )
    .all(world.now());
  if (due.length === 0) return;
  const release = store.prepare("UPDATE qianfan_compute_unit SET released_at = release_at WHERE seq = ?");
  const stop = store.prepare(
    `UPDATE qianfan_service SET stopped_at = ?1, is_stop_journaled = 0 WHERE seq = ?2 AND (stopped_at IS NULL OR stopped_at > ?1)
       AND NOT EXISTS (SELECT 1 FROM qianfan_compute_unit WHERE service_seq = ?2 AND released_at IS NULL)`,
  );
  for (const unit of due) {
    release.run(unit.seq);
    const detail = { serviceId: unit.service_id };
    journal.transition(
      { cloud: "qianfan", subject: unit.id, from: "running", to: "released", detail },
      unit.release_at,
    );
    stop.run(unit.release_at, unit.service_seq);
  }
}

interface EndedImport {
  readonly id: string;
  readonly finished_at: number;
  readonly problem_count: number;
}

/** Records every import and publication that has ended, under the time at which it did. Inside a write. */
function journalDatasets({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
  const now = world.now();
  const imports = store
    .prepare<EndedImport>(
      `SELECT id, finished_at, problem_count FROM qianfan_dataset_import
       WHERE is_end_journaled = 0 AND finished_at <= ? ORDER BY finished_at, seq`,
    )
    .all(now);
  for (const { id, finished_at: at, problem_count: problems } of imports) {
    const to = problems === 0 ? "finished" : "failed";
    journal.transition({ cloud: "qianfan", subject: id, from: "importing", to }, at);
  }
  const published = store
    .prepare<{ id: string; published_at: number }>(
      `SELECT id, published_at FROM qianfan_dataset_version
       WHERE is_publication_journaled = 0 AND published_at <= ? ORDER BY published_at, seq`,
    )
    .all(now);
  for (const { id, published_at: at } of published) {
    journal.transition({ cloud: "qianfan", subject: id, from: "publishing", to: "published" }, at);
  }
  if (imports.length + published.length === 0) return;
  store
    .prepare("UPDATE qianfan_dataset_import SET is_end_journaled = 1 WHERE is_end_journaled = 0 AND finished_at <= ?")
    .run(now);
  store
    .prepare(
      `UPDATE qianfan_dataset_version SET is_publication_journaled = 1
       WHERE is_publication_journaled = 0 AND published_at <= ?`,
    )
    .run(now);
}

/** Records in the journal what time has done by now to what only Qianfan has. Inside a write. */
export function journalTime(context: Pick<FaceContext, "store" | "world" | "journal">): void {
  journalReadyModels(context);
  releaseDueUnits(context);
  journalServing(context);
  journalDatasets(context);
}
