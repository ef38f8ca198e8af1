import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { v1IdRule, v1Id } from "../v1-forms";
import { chinaTime } from "../../../times";
import { operation, reads } from "../v1-call";
import { requireDataset, datasetBody, importErrorInfo, notStarted, v1Format, v1Status, v1Storage } from "./v1-dataset";

/** Characters of a token: our choice. */
const charactersPerToken = 2;

/** Shows one version of a dataset. V1's datasetId is the version's ID. */
export const datasetInfo = operation({
  name: "dataset/info",
  routes: [{ path: "/wenxinworkshop/dataset/info" }],
  source: doc("api-125584099, the SDK's mock"),
  rules: {
    ...v1IdRule,
    "log_id, status, success and result; an error has success false, status 400, code and message": doc("Sloicm9qz"),
    "an error carries error_code and error_msg too": doc(
      "api-125584099; the Node and Go SDKs see an error by them only",
    ),
    "an unknown dataset is 510102": ours("no code for it is stated"),
    "importStatus is never 0: -1 before an import, 1 from its start on": client("the Python SDK takes 0 for a failure"),
    "datasetPK is the ds- ID, datasetId its whole number; groupPK and name stand beside versionInfo":
      client("Python SDK, Data and Trainer"),
    "a dataset of a format that V1 has no number for is shown as prompt and response": ours(
      "V2 made it, and the Python SDK knows these numbers only",
    ),
    "importErrorInfo counts the problems of the last import by their code": ours(
      "hlonqulbq names the member and the codes",
    ),
  },
  requestFields: fieldsFrom(doc("api-125584099"), "datasetId"),
  answerFields: [
    ...fieldsFrom(
      doc("api-125584099"),
      "groupId",
      "groupPK",
      "name",
      "dataType",
      "versionInfo.id",
      "versionInfo.groupId",
      "versionInfo.datasetId",
      "versionInfo.bmlDatasetId",
      "versionInfo.versionId",
      "versionInfo.displayName",
      "versionInfo.dataType",
      "versionInfo.projectType",
      "versionInfo.templateType",
      "versionInfo.importStatus",
      "versionInfo.importProgress",
      "versionInfo.importRecordCount",
      "versionInfo.importErrorInfo",
      "versionInfo.exportStatus",
      "versionInfo.exportProgress",
      "versionInfo.exportRecordCount",
      "versionInfo.errCode",
      "versionInfo.createTime",
      "versionInfo.modifyTime",
      "versionInfo.storageType",
      "versionInfo.storage.storageId",
      "versionInfo.storage.storageName",
      "versionInfo.storage.storagePath",
      "versionInfo.storage.rawStoragePath",
      "versionInfo.storage.region",
      "versionInfo.releaseStatus",
      "versionInfo.releaseErrCode",
      "versionInfo.releaseStoragePath",
      "versionInfo.releaseProgress",
      "versionInfo.remark",
      "versionInfo.description",
      "versionInfo.entityCount",
      "versionInfo.annotatedEntityCount",
      "versionInfo.characterCount",
      "versionInfo.labelCount",
      "versionInfo.tag",
    ),
    ...fieldsFrom(client("Python SDK, Data and Trainer"), "versionInfo.datasetPK"),
  ],
  parse: datasetBody,
  transaction: "read",
  answer: (call, { datasetId }) => {
    const version = requireDataset(call, datasetId);
    const { id, seq, dataset_seq: group, name, number, rows, tokens, description } = version;
    const imports = call.cloud.datasetImports.ofVersion(seq);
    const { projectType, templateType, dataType } = v1Format(version.format);
    const { storageType, ...storage } = v1Storage(version);
    const { releaseStatus, releaseProgress, importStatus, importProgress } = v1Status(version);
    const isReleased = version.publish_state === "published";
    const modifiedAt = isReleased ? version.published_at : (imports.at(-1)?.started_at ?? version.created_at);
    return {
      groupId: group,
      groupPK: String(group),
      name,
      dataType,
      versionInfo: {
        id: seq,
        groupId: group,
        datasetId: seq,
        datasetPK: id,
        bmlDatasetId: id,
        versionId: number,
        displayName: "",
        dataType,
        projectType,
        templateType,
        importStatus,
        importProgress,
        importRecordCount: imports.length,
        importErrorInfo: importErrorInfo(version, imports),
        exportStatus: notStarted,
        exportProgress: 0,
        exportRecordCount: 0,
        errCode: null,
        createTime: chinaTime(version.created_at),
        modifyTime: chinaTime(modifiedAt ?? version.created_at),
        storageType,
        storage,
        releaseStatus,
        releaseErrCode: 0,
        releaseStoragePath: isReleased ? `${storage.storagePath}/jsonl` : "",
        releaseProgress,
        remark: "",
        description,
        entityCount: rows,
        annotatedEntityCount: rows,
        characterCount: tokens * charactersPerToken,
        labelCount: 1,
        tag: [],
      },
    };
  },
});

const page = doc("Sloicm9qz");

const statusListBody = reads(z.object({ datasetIds: z.array(v1Id) }));

/** Tells how far imports and releases of several versions are. */
export const datasetStatusList = operation({
  name: "dataset/statusList",
  routes: [{ path: "/wenxinworkshop/dataset/statusList" }],
  source: page,
  rules: {
    ...v1IdRule,
    "the result has one member for each version, by the ID that was asked with": client(
      "the Python SDK's unit test looks for it; Sloicm9qz calls it an object and shows one version's members",
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
  parse: statusListBody,
  transaction: "read",
  answer: (call, { datasetIds }) => {
    const entries = datasetIds.map((id) => {
      const version = requireDataset(call, id);
      const errors = importErrorInfo(version, call.cloud.datasetImports.ofVersion(version.seq));
      return [
        String(id),
        { ...v1Status(version), importErrorInfo: errors, exportStatus: notStarted, exportProgress: 0 },
      ];
    });
    // Keys and values as they were just put together.
    return Object.fromEntries(entries) as Record<string, ReturnType<typeof v1Status>>;
  },
});
