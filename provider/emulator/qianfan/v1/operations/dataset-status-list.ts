import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { importErrorInfo, NOT_STARTED, v1Status } from "../v1-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";

const page = doc("Sloicm9qz");

const schema = z.object({ datasetIds: z.array(v1Id) });

/** Tells how far imports and releases of several versions are. */
export const datasetStatusList: V1Operation = {
  name: "dataset/statusList",
  path: "/wenxinworkshop/dataset/statusList",
  envelope: "dataset",
  mode: "read",
  source: page,
  rules: {
    ...v1IdRule,
    "the result has one member for each version, by its ds- ID": ours(
      "Sloicm9qz calls it an object and shows one version's members",
    ),
    "an unknown dataset is 510102": ours("no code for it is stated"),
  },
  requestFields: fieldsFrom(page, "datasetIds"),
  answerFields: fieldsFrom(
    page,
    "*.importStatus",
    "*.importProgress",
    "*.importErrorInfo",
    "*.releaseStatus",
    "*.releaseProgress",
    "*.exportStatus",
    "*.exportProgress",
  ),
  answer: (call) => {
    const versions = parseV1Body(schema, call.body).datasetIds.map((id) => requireDataset(call, id));
    const entries = versions.map((version) => [
      version.id,
      {
        ...v1Status(version),
        importErrorInfo: importErrorInfo(version, call.cloud.datasetImports.ofVersion(version.seq)),
        exportStatus: NOT_STARTED,
        exportProgress: 0,
      },
    ]);
    // Keys and values as they were just put together.
    return Object.fromEntries(entries) as Record<string, ReturnType<typeof v1Status>>;
  },
};
