import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import { dataFormats } from "../data/data-formats";
import type { Operation } from "../operation";
import { datasetName } from "./dataset-name";
import { newDataset } from "./new-dataset";
import { parseBody } from "../parse-body";

const page = doc("9mnzot7x8");

const common = { datasetName, dataFormat: z.enum(dataFormats.map(({ word }) => word)) };
const schema = z.discriminatedUnion("storageType", [
  z.object({ ...common, storageType: z.literal("sysStorage") }),
  z.object({ ...common, storageType: z.literal("BOS"), storagePath: z.string().regex(/^bos:\/[^/]+\/(.*\/)?$/) }),
]);

/** Makes a dataset with an empty first version. */
export const createDataset: Operation = {
  path: "/v2/dataset",
  action: "CreateDataset",
  mode: "write",
  source: page,
  rules: {
    "dataFormat is one of the page's words": page,
    "BOS needs storagePath, bos:/bucket/folder/ with a slash at its end": page,
    "a name that is taken is refused with DatasetNameExist; 1 to 100 characters": ours("not stated"),
  },
  requestFields: fieldsFrom(page, "datasetName", "dataFormat", "storageType", "storagePath"),
  answerFields: fieldsFrom(page, "datasetId", "versionId"),
  answer: ({ cloud, body, record }) => {
    const request = parseBody(schema, body);
    if (cloud.datasets.byName(request.datasetName)) throw new Refusal("DatasetNameExist");
    const version = newDataset(cloud, record, {
      name: request.datasetName,
      format: request.dataFormat,
      storage_type: request.storageType,
      storage_path: request.storageType === "BOS" ? request.storagePath : "",
    });
    return { datasetId: version.dataset_id, versionId: version.id };
  },
};
