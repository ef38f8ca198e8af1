import type { FaceContext } from "../../face-context";

interface EndedImport {
  readonly id: string;
  readonly finished_at: number;
  readonly problem_count: number;
}

/** Records every import and publication that has ended, under the time at which it did. Inside a write. */
export function journalDatasets({ store, world, journal }: Pick<FaceContext, "store" | "world" | "journal">): void {
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
