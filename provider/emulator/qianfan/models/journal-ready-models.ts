import type { FaceContext } from "../../face-context";

/**
 * Records every version that has become Ready, under the time at which it did; before a version is removed, too, so that
 * its life is complete. Inside a write.
 */
export function journalReadyModels({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
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
