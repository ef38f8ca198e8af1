import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { hasEnded } from "../jobs/delete-rules";
import { refuse } from "../refusals";
import type { DatasetVersionRow } from "./dataset-version-store";
import { requireDataset, requireDatasetVersion } from "./require-dataset";

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

/** @throws Refusal `UnsupportedOperation` where a run that has not ended trains on the version */
function requireUnused(cloud: QianfanCloud, version: DatasetVersionRow): void {
  const taskId = liveRunOn(cloud, version);
  if (taskId === undefined) return;
  throw refuse(
    "UnsupportedOperation",
    `The dataset version ${version.id} can not be deleted because it is in use by ${taskId}`,
  );
}

const sdk = client("the Python SDK");

const datasetRequest = reads(z.object({ datasetId: z.string().min(1) }));

/** Deletes a dataset with all its versions. */
export const deleteDataset = operation({
  ...action("/v2/dataset", "DeleteDataset"),
  source: sdk,
  rules: {
    "its versions go with it": ours("not stated"),
    "where a task trains on one of them it is refused with UnsupportedOperation, which names the task":
      ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  transaction: "write",
  parse: datasetRequest,
  answer: (call, { datasetId }) => {
    const { cloud } = call;
    const dataset = requireDataset(call, datasetId);
    const versions = cloud.datasetVersions.ofDataset(dataset.seq);
    for (const version of versions) requireUnused(cloud, version);
    for (const version of versions) removeDatasetVersion(cloud, version);
    removeDataset(cloud, dataset);
    return true;
  },
});

const versionRequest = reads(z.object({ versionId: z.string().min(1) }));

/** Deletes one version of a dataset. */
export const deleteDatasetVersion = operation({
  ...action("/v2/dataset", "DeleteDatasetVersion"),
  source: sdk,
  rules: {
    "a version that a task trains on is refused with UnsupportedOperation, which names the task": ours("not stated"),
    "the dataset stays, also without a version; files in object storage stay": ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "versionId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  transaction: "write",
  parse: versionRequest,
  answer: (call, { versionId }) => {
    const version = requireDatasetVersion(call, versionId);
    requireUnused(call.cloud, version);
    removeDatasetVersion(call.cloud, version);
    return true;
  },
});
