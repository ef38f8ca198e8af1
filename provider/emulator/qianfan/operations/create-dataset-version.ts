import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import type { Operation } from "../routing/operation";
import { limitedText } from "./limited-text";
import { newDatasetVersion } from "./new-dataset";
import { parseBody } from "./parse-body";
import { requireDataset } from "./require-dataset";

const sdk = { kind: "client", reference: "the Python SDK" } as const;

const schema = z.object({
  datasetId: z.string().min(1),
  description: limitedText({ min: 0, max: 500 }).default(""),
});

/** Adds an empty version to a dataset. */
export const createDatasetVersion: Operation = {
  path: "/v2/dataset",
  action: "CreateDatasetVersion",
  mode: "write",
  source: sdk,
  rules: [
    {
      rule: "description has 500 characters at most; the new version is empty",
      source: { kind: "our choice", reference: "not stated" },
    },
  ],
  requestFields: fieldsFrom(sdk, "datasetId", "description"),
  answerFields: fieldsFrom({ kind: "our choice", reference: "as CreateDataset" }, "datasetId", "versionId"),
  answer: (call) => {
    const { cloud, body, record } = call;
    const { datasetId, description } = parseBody(schema, body);
    const version = newDatasetVersion(cloud, requireDataset(call, datasetId), description);
    record.subject = version.id;
    return { datasetId, versionId: version.id };
  },
};
