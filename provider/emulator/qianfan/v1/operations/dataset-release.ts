import { z } from "zod";
import { fieldsFrom } from "../../../marks/fields-from";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";

const schema = z.object({ datasetId: v1Id });

/** How long a release takes, in simulated milliseconds: our choice. */
const RELEASING_MS = 60_000;

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
    { rule: "an unknown dataset is 510102", source: { kind: "our choice", reference: "no code for it is stated" } },
  ],
  requestFields: [...fieldsFrom({ kind: "client", reference: "the Python SDK" }, "datasetId")],
  answerFields: [...fieldsFrom({ kind: "client", reference: "the SDK's mock" }, "(itself)")],
  answer: (call) => {
    const { cloud, body } = call;
    const { versionId, release } = requireDataset(call, parseV1Body(schema, body).datasetId);
    if (release !== "none") return true;
    cloud.datasets.release(versionId, cloud.world.now() + (cloud.settings.instant ? 0 : RELEASING_MS));
    cloud.journal.effect({ cloud: "qianfan", effect: "dataset.released", subject: versionId });
    return true;
  },
};
