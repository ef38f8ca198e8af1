import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { datasetVersionAnswer, datasetVersionFields } from "./dataset-version-answer";
import { parseBody } from "../parse-body";
import { requireDatasetVersion } from "./require-dataset";

const page = doc("1mnzr9j3b");

const schema = z.object({ versionId: z.string().min(1) });

/** Shows one version of a dataset. */
export const describeDatasetVersion: Operation = {
  path: "/v2/dataset",
  action: "DescribeDatasetVersion",
  mode: "read",
  source: page,
  rules: {
    "importStatus is that of the last import, Created before the first": ours("9mnzr02r9 names the words"),
  },
  requestFields: fieldsFrom(page, "versionId"),
  answerFields: datasetVersionFields,
  answer: (call) => datasetVersionAnswer(requireDatasetVersion(call, parseBody(schema, call.body).versionId)),
};
