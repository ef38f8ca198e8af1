import { z } from "zod";
import { client, fieldsFrom, ours } from "../../../provenance/provenance";
import { liveRunOn, removeDataset, removeDatasetVersion } from "../../datasets/delete-datasets";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const sdk = client("Python SDK, Data");

const schema = z.object({ datasetId: v1Id });

/** Deletes a version of a dataset, and the dataset with its last one. */
export const datasetDelete: V1Operation = {
  name: "dataset/delete",
  path: "/wenxinworkshop/dataset/delete",
  envelope: "dataset",
  mode: "write",
  source: sdk,
  rules: {
    ...v1IdRule,
    "the dataset goes with its last version": ours("V1 has no other call that deletes it"),
    "a version that a run trains on is 510102": ours("no code for it is stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId"),
  answerFields: fieldsFrom(client("the SDK's mock"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const version = requireDataset(call, parseV1Body(schema, body).datasetId);
    if (liveRunOn(cloud, version) !== undefined) throw new V1Refusal("datasetConfigError");
    removeDatasetVersion(cloud, version);
    if (cloud.datasetVersions.ofDataset(version.dataset_seq).length === 0) {
      removeDataset(cloud, { seq: version.dataset_seq, id: version.dataset_id });
    }
    return true;
  },
};
