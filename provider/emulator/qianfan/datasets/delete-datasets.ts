import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import type { QianfanCloud } from "../cloud";
import { hasEnded } from "../jobs/delete-rules";
import type { Operation } from "../operation";
import { Refusal } from "../refusals";
import { parseBody } from "../request-body";
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
  throw new Refusal("UnsupportedOperation", {
    message: `The dataset version ${version.id} can not be deleted because it is in use by ${taskId}`,
  });
}

const sdk = client("the Python SDK");

const datasetRequest = z.object({ datasetId: z.string().min(1) });

/** Deletes a dataset with all its versions. */
export const deleteDataset: Operation = {
  path: "/v2/dataset",
  action: "DeleteDataset",
  mode: "write",
  source: sdk,
  rules: {
    "its versions go with it": ours("not stated"),
    "where a task trains on one of them it is refused with UnsupportedOperation, which names the task":
      ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const dataset = requireDataset(call, parseBody(datasetRequest, body).datasetId);
    const versions = cloud.datasetVersions.ofDataset(dataset.seq);
    for (const version of versions) requireUnused(cloud, version);
    for (const version of versions) removeDatasetVersion(cloud, version);
    removeDataset(cloud, dataset);
    return true;
  },
};

const versionRequest = z.object({ versionId: z.string().min(1) });

/** Deletes one version of a dataset. */
export const deleteDatasetVersion: Operation = {
  path: "/v2/dataset",
  action: "DeleteDatasetVersion",
  mode: "write",
  source: sdk,
  rules: {
    "a version that a task trains on is refused with UnsupportedOperation, which names the task": ours("not stated"),
    "the dataset stays, also without a version; files in object storage stay": ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "versionId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  answer: (call) => {
    const version = requireDatasetVersion(call, parseBody(versionRequest, call.body).versionId);
    requireUnused(call.cloud, version);
    removeDatasetVersion(call.cloud, version);
    return true;
  },
};
