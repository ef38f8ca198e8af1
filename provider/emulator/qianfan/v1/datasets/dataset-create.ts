import { z } from "zod";
import { client, fieldsFrom, ours } from "../../../provenance/provenance";
import { dataFormats } from "../../data/data-formats";
import { datasetName, newDataset } from "../../datasets/datasets";
import { liveRunOn, removeDataset, removeDatasetVersion } from "../../datasets/delete-datasets";
import { V1Refusal } from "../v1-errors";
import { v1IdRule } from "../v1-forms";
import { parseV1Body, type V1Operation } from "../v1-operation";
import { v1Storage, requireDataset, datasetBody } from "./v1-dataset";

const sdk = client("Python SDK, Data");

const common = {
  name: datasetName,
  projectType: z.int(),
  templateType: z.int(),
  dataType: z.int(),
};
const createBody = z.discriminatedUnion("storageType", [
  z.object({ ...common, storageType: z.literal("sysBos") }),
  z.object({
    ...common,
    storageType: z.literal("usrBos"),
    storageId: z.string().min(1),
    rawStoragePath: z.string().regex(/^\/.*\/$|^\/$/),
  }),
]);

/** Makes a dataset with an empty first version. */
export const datasetCreate: V1Operation = {
  name: "dataset/create",
  path: "/wenxinworkshop/dataset/create",
  envelope: "dataset",
  mode: "write",
  source: sdk,
  rules: {
    "projectType, templateType and dataType belong together, else 500001": sdk,
    "usrBos needs storageId and rawStoragePath, which begins and ends with a slash": sdk,
    "a name that is taken is 510102": ours("no code for it is stated; V2 refuses it with DatasetNameExist"),
    "datasetId is the version's ds- ID, id its whole number, groupPK the dataset's": client("the SDK's mock"),
  },
  requestFields: fieldsFrom(
    sdk,
    "name",
    "projectType",
    "templateType",
    "dataType",
    "storageType",
    "storageId",
    "rawStoragePath",
  ),
  answerFields: fieldsFrom(
    client("the SDK's mock; Python SDK, Dataset"),
    "id",
    "groupId",
    "groupPK",
    "datasetId",
    "versionId",
    "importStatus",
    "releaseStatus",
    "storageInfo",
  ),
  answer: ({ cloud, body, record }) => {
    const request = parseV1Body(createBody, body);
    const { projectType, templateType, dataType } = request;
    const format = dataFormats.find(
      ({ v1 }) => v1?.projectType === projectType && v1.templateType === templateType && v1.dataType === dataType,
    );
    if (format === undefined) throw new V1Refusal("paramInvalid");
    if (cloud.datasets.byName(request.name)) throw new V1Refusal("datasetConfigError");
    const isOwn = request.storageType === "usrBos";
    const version = newDataset(cloud, record, {
      name: request.name,
      format: format.word,
      storage_type: isOwn ? "BOS" : "sysStorage",
      storage_path: isOwn ? `bos:/${request.storageId}${request.rawStoragePath}` : "",
    });
    const { storageType: _storageType, ...storageInfo } = v1Storage(version);
    return {
      id: version.seq,
      groupId: version.dataset_seq,
      groupPK: String(version.dataset_seq),
      datasetId: version.id,
      versionId: version.number,
      importStatus: -1,
      releaseStatus: 0,
      storageInfo,
    };
  },
};

/** Deletes a version of a dataset, and the dataset with its last one. */
export const datasetDelete: V1Operation = {
  name: "dataset/delete",
  path: "/wenxinworkshop/dataset/delete",
  envelope: "dataset",
  mode: "write",
  source: sdk,
  rules: {
    ...v1IdRule,
    "the dataset goes with its last version": ours("V1 has no other call that deletes it"),
    "a version that a run trains on is 510102": ours("no code for it is stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId"),
  answerFields: fieldsFrom(client("the SDK's mock"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const version = requireDataset(call, parseV1Body(datasetBody, body).datasetId);
    if (liveRunOn(cloud, version) !== undefined) throw new V1Refusal("datasetConfigError");
    removeDatasetVersion(cloud, version);
    if (cloud.datasetVersions.ofDataset(version.dataset_seq).length === 0) {
      removeDataset(cloud, { seq: version.dataset_seq, id: version.dataset_id });
    }
    return true;
  },
};
