import { z } from "zod";
import { client, fieldsFrom, ours } from "../../../provenance/provenance";
import { startPublication } from "../../datasets/publish-version";
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
  source: client("the Python SDK and its mock"),
  rules: {
    ...v1IdRule,
    "released after one simulated minute, for V2 as well": ours("not stated"),
    "a version that is released, or is being released, is left alone and the result is true":
      ours("not stated; no client asks"),
    "a version without imported data is 510102": ours("there is nothing to release"),
    "an unknown dataset is 510102": ours("no code for it is stated"),
  },
  requestFields: fieldsFrom(client("the Python SDK"), "datasetId"),
  answerFields: fieldsFrom(client("the SDK's mock"), "(itself)"),
  answer: (call) => {
    const version = requireDataset(call, parseV1Body(schema, call.body).datasetId);
    if (version.publish_state !== "unpublished") return true;
    if (version.import_state !== "finished") throw new V1Refusal("datasetConfigError");
    startPublication(call.cloud, version);
    return true;
  },
};
