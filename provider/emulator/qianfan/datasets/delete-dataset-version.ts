import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { removeDatasetVersion } from "./remove-dataset-version";
import { requireDatasetVersion } from "./require-dataset";
import { requireUnused } from "./require-unused";

const sdk = client("the Python SDK");

const schema = z.object({ versionId: z.string().min(1) });

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
    const version = requireDatasetVersion(call, parseBody(schema, call.body).versionId);
    requireUnused(call.cloud, version);
    removeDatasetVersion(call.cloud, version);
    return true;
  },
};
