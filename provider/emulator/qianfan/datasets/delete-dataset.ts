import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { removeDataset, removeDatasetVersion } from "./remove-dataset-version";
import { requireDataset } from "./require-dataset";
import { requireUnused } from "./require-unused";

const sdk = client("the Python SDK");

const schema = z.object({ datasetId: z.string().min(1) });

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
    const dataset = requireDataset(call, parseBody(schema, body).datasetId);
    const versions = cloud.datasetVersions.ofDataset(dataset.seq);
    for (const version of versions) requireUnused(cloud, version);
    for (const version of versions) removeDatasetVersion(cloud, version);
    removeDataset(cloud, dataset);
    return true;
  },
};
