import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import type { Operation } from "../routing/operation";
import { parseBody } from "./parse-body";
import { removeDatasetVersion } from "./remove-dataset-version";
import { requireDatasetVersion } from "./require-dataset";
import { requireUnused } from "./require-unused";

const sdk = { kind: "client", reference: "the Python SDK" } as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

const schema = z.object({ versionId: z.string().min(1) });

/** Deletes one version of a dataset. */
export const deleteDatasetVersion: Operation = {
  path: "/v2/dataset",
  action: "DeleteDatasetVersion",
  mode: "write",
  source: sdk,
  rules: [
    {
      rule: "a version that a task trains on is refused with UnsupportedOperation, which names the task",
      source: ours("not stated"),
    },
    { rule: "the dataset stays, also without a version; files in object storage stay", source: ours("not stated") },
  ],
  requestFields: fieldsFrom(sdk, "versionId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  answer: (call) => {
    const version = requireDatasetVersion(call, parseBody(schema, call.body).versionId);
    requireUnused(call.cloud, version);
    removeDatasetVersion(call.cloud, version);
    return true;
  },
};
