import { z } from "zod";
import { client, fieldsFrom, ours } from "../../../provenance/provenance";
import { dataFormats } from "../../data/data-formats";
import { datasetName, newDataset } from "../../datasets/datasets";
import { liveRunOn, removeDataset, removeDatasetVersion } from "../../datasets/delete-datasets";
import { refuse } from "../v1-errors";
import { v1IdRule } from "../v1-forms";
import { operation, reads } from "../v1-call";
import { v1Storage, requireDataset, datasetBody } from "./v1-dataset";

const sdk = client("Python SDK, Data");

const common = {
  name: datasetName,
  projectType: z.int(),
  templateType: z.int(),
  dataType: z.int(),
};
const createBody = reads(
  z.discriminatedUnion("storageType", [
    z.object({ ...common, storageType: z.literal("sysBos") }),
    z.object({
      ...common,
      storageType: z.literal("usrBos"),
      storageId: z.string().min(1),
      rawStoragePath: z.string().endsWith("/"),
    }),
  ]),
);

/** Makes a dataset with an empty first version. */
export const datasetCreate = operation({
  name: "dataset/create",
  routes: [{ path: "/wenxinworkshop/dataset/create" }],
  source: sdk,
  rules: {
    "projectType, templateType and dataType belong together, else 500001": sdk,
    "usrBos needs storageId and rawStoragePath, which ends with a slash": sdk,
    "rawStoragePath may begin with a slash or not, and is answered as it was given": client(
      "the Python SDK's unit test sends bos_path/; SDK's mock",
    ),
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
    "groupName",
    "datasetId",
    "versionId",
    "dataType",
    "projectType",
    "templateType",
    "importStatus",
    "releaseStatus",
    "storageInfo",
  ),
  parse: createBody,
  transaction: "write",
  answer: ({ cloud, record }, request) => {
    const { projectType, templateType, dataType } = request;
    const format = dataFormats.find(
      ({ v1 }) => v1?.projectType === projectType && v1.templateType === templateType && v1.dataType === dataType,
    );
    if (format === undefined) throw refuse("paramInvalid");
    if (cloud.datasets.byName(request.name)) throw refuse("datasetConfigError");
    const isOwn = request.storageType === "usrBos";
    const version = newDataset(cloud, record, {
      name: request.name,
      format: format.word,
      storage_type: isOwn ? "BOS" : "sysStorage",
      storage_path: isOwn ? `bos:/${request.storageId}/${request.rawStoragePath.replace(/^\//, "")}` : "",
    });
    const { storageType: _storageType, ...storage } = v1Storage(version);
    return {
      id: version.seq,
      groupId: version.dataset_seq,
      groupPK: String(version.dataset_seq),
      groupName: request.name,
      datasetId: version.id,
      versionId: version.number,
      dataType,
      projectType,
      templateType,
      importStatus: -1,
      releaseStatus: 0,
      storageInfo: isOwn ? { ...storage, rawStoragePath: request.rawStoragePath } : storage,
    };
  },
});

/** Deletes a version of a dataset, and the dataset with its last one. */
export const datasetDelete = operation({
  name: "dataset/delete",
  routes: [{ path: "/wenxinworkshop/dataset/delete" }],
  source: sdk,
  rules: {
    ...v1IdRule,
    "the dataset goes with its last version": ours("V1 has no other call that deletes it"),
    "a version that a run trains on is 510102": ours("no code for it is stated"),
    "versionCount is how many versions the dataset still has": ours("the SDK's mock has 0, nobody says more"),
  },
  requestFields: fieldsFrom(sdk, "datasetId"),
  answerFields: fieldsFrom(client("the SDK's mock, the Python SDK's unit test"), "versionCount"),
  parse: datasetBody,
  transaction: "write",
  answer: (call, { datasetId }) => {
    const { cloud } = call;
    const version = requireDataset(call, datasetId);
    if (liveRunOn(cloud, version) !== undefined) throw refuse("datasetConfigError");
    removeDatasetVersion(cloud, version);
    const versionCount = cloud.datasetVersions.ofDataset(version.dataset_seq).length;
    if (versionCount === 0) removeDataset(cloud, { seq: version.dataset_seq, id: version.dataset_id });
    return { versionCount };
  },
});
