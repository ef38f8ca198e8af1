import type { SimulatedWorld } from "../../contract";
import type { Store } from "../../store/store";
import { sampleDatasets, type SampleDataset } from "../tables/sample-datasets";

/** A dataset version and how far its release (V2: publication) is. */
export interface DatasetRow extends SampleDataset {
  readonly release: "none" | "running" | "done";
  /** When it was or will be released, in simulated milliseconds, where somebody asked for it. */
  readonly releasedAt: number | undefined;
}

/** The dataset versions of the simulated Qianfan. */
export interface DatasetStore {
  /** By the ID `ds-…` or by the whole number of V1. */
  find(id: string | number): DatasetRow | undefined;
  /** Starts a release that ends at a moment. */
  release(versionId: string, releasedAt: number): void;
}

/** Prepares the statements once. */
export function createDatasetStore(store: Store, world: SimulatedWorld): DatasetStore {
  const released = store.prepare<{ released_at: number }>(
    "SELECT released_at FROM qianfan_dataset_release WHERE version_id = ?",
  );
  const release = store.prepare(
    "INSERT OR IGNORE INTO qianfan_dataset_release (version_id, released_at) VALUES (?, ?)",
  );
  return {
    find: (id) => {
      const sample = sampleDatasets.find(({ versionId, number }) => versionId === id || String(number) === String(id));
      if (!sample) return undefined;
      const releasedAt = released.get(sample.versionId)?.released_at;
      const isDone = sample.isPublished || (releasedAt !== undefined && releasedAt <= world.now());
      return { ...sample, releasedAt, release: isDone ? "done" : releasedAt === undefined ? "none" : "running" };
    },
    release: (versionId, releasedAt) => void release.run(versionId, releasedAt),
  };
}
