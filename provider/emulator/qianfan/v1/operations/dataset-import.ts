import { z } from "zod";
import { client, fieldsFrom, ours } from "../../../provenance/provenance";
import { importObstacle, startImport } from "../../datasets/create-import";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { findByV1Id, v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const sdk = client("Python SDK, Data");

const schema = z.object({
  datasetId: v1Id,
  annotated: z.boolean().optional(),
  importFrom: z.literal([1, 2]),
  files: z.array(z.string().min(1)).min(1),
});

/** Imports files into a version of a dataset. */
export const datasetImport: V1Operation = {
  name: "dataset/import",
  path: "/wenxinworkshop/dataset/import",
  envelope: "dataset",
  mode: "write",
  source: sdk,
  rules: {
    ...v1IdRule,
    "importFrom is 1 for object storage, 2 for a shared link; annotated is not looked at": sdk,
    "a shared link ends as a failed import": ours("the simulated cloud fetches nothing"),
    "a version that is released, or that another import is under way for, is 510102": ours("no code for it is stated"),
    "files are read when the import starts; one wrong row fails the whole import": ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId", "annotated", "importFrom", "files"),
  answerFields: fieldsFrom(client("the SDK's mock"), "(itself)"),
  readFiles: async ({ cloud, body }) => {
    const request = schema.safeParse(body).data;
    const version = request && findByV1Id(cloud.datasetVersions, request.datasetId);
    return version ? [await cloud.readData(request.files, version.format)] : [];
  },
  answer: (call) => {
    const request = parseV1Body(schema, call.body);
    const version = requireDataset(call, request.datasetId);
    const [reading] = call.readings;
    if (reading === undefined || importObstacle(version) !== undefined) throw new V1Refusal("datasetConfigError");
    startImport(call.cloud, version, request.files, reading);
    return true;
  },
};
