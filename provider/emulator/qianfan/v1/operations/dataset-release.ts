import { z } from "zod";
import { fieldsFrom } from "../../../marks/fields-from";
import { startPublication } from "../../operations/start-publication";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const schema = z.object({ datasetId: v1Id });

/** Releases a version of a dataset (V2: publishes it), so that it can be trained on. */
export const datasetRelease: V1Operation = {
  name: "dataset/release",
  path: "/wenxinworkshop/dataset/release",
  envelope: "dataset",
  mode: "write",
  source: { kind: "client", reference: "the Python SDK and its mock" },
  rules: [
    v1IdRule,
    {
      rule: "released after one simulated minute, for V2 as well",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "a version that is released, or is being released, is left alone and the result is true",
      source: { kind: "our choice", reference: "not stated; no client asks" },
    },
    {
      rule: "a version without imported data is 510102",
      source: { kind: "our choice", reference: "there is nothing to release" },
    },
    { rule: "an unknown dataset is 510102", source: { kind: "our choice", reference: "no code for it is stated" } },
  ],
  requestFields: [...fieldsFrom({ kind: "client", reference: "the Python SDK" }, "datasetId")],
  answerFields: [...fieldsFrom({ kind: "client", reference: "the SDK's mock" }, "(itself)")],
  answer: (call) => {
    const version = requireDataset(call, parseV1Body(schema, call.body).datasetId);
    if (version.publish_state !== "unpublished") return true;
    if (version.import_state !== "finished") throw new V1Refusal("datasetConfigError");
    startPublication(call.cloud, version);
    return true;
  },
};
