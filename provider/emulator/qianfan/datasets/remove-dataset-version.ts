import type { QianfanCloud } from "../cloud";
import type { DatasetVersionRow } from "./dataset-version-row";
import { hasEnded } from "../jobs/delete-rules";

/** The first run that trains on a version and has not ended; undefined where there is none. */
export function liveRunOn({ training, trainingPairs }: QianfanCloud, version: DatasetVersionRow): string | undefined {
  return trainingPairs.tasksOn(version.id).find((taskId) => {
    const run = training.get(taskId);
    return run !== undefined && !hasEnded(run.status);
  });
}

/** Deletes a version. Models that were trained on it keep what they have learned. */
export function removeDatasetVersion(cloud: QianfanCloud, version: DatasetVersionRow): void {
  // Its life is complete in the journal before it is gone.
  cloud.settle();
  cloud.datasetVersions.remove(version.seq);
  const detail = { datasetId: version.dataset_id };
  cloud.journal.effect({ cloud: "qianfan", effect: "dataset-version.deleted", subject: version.id, detail });
}

/** Deletes a dataset that has no version any more. */
export function removeDataset(cloud: QianfanCloud, dataset: { readonly seq: number; readonly id: string }): void {
  cloud.datasets.remove(dataset.seq);
  cloud.journal.effect({ cloud: "qianfan", effect: "dataset.deleted", subject: dataset.id });
}
