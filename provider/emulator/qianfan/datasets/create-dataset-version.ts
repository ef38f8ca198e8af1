import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { limitedText } from "../limited-text";
import { newDatasetVersion } from "./new-dataset";
import { parseBody } from "../parse-body";
import { requireDataset } from "./require-dataset";

const sdk = client("the Python SDK");

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
  rules: {
    "description has 500 characters at most; the new version is empty": ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId", "description"),
  answerFields: fieldsFrom(ours("as CreateDataset"), "datasetId", "versionId"),
  answer: (call) => {
    const { cloud, body, record } = call;
    const { datasetId, description } = parseBody(schema, body);
    const version = newDatasetVersion(cloud, requireDataset(call, datasetId), description);
    record.subject = version.id;
    return { datasetId, versionId: version.id };
  },
};
