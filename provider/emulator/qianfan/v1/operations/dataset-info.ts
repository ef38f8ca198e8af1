import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { v1Time } from "../v1-time";
import { importErrorInfo, NOT_STARTED, v1Format, v1Status, v1Storage } from "../v1-dataset";

const schema = z.object({ datasetId: v1Id });

/** Characters of a token: our choice. */
const CHARACTERS_PER_TOKEN = 2;

/** Shows one version of a dataset. V1's datasetId is the version's ID. */
export const datasetInfo: V1Operation = {
  name: "dataset/info",
  path: "/wenxinworkshop/dataset/info",
  envelope: "dataset",
  mode: "read",
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
  answer: (call) => {
    const version = requireDataset(call, parseV1Body(schema, call.body).datasetId);
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
        exportStatus: NOT_STARTED,
        exportProgress: 0,
        exportRecordCount: 0,
        errCode: null,
        createTime: v1Time(version.created_at),
        modifyTime: v1Time(modifiedAt ?? version.created_at),
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
        characterCount: tokens * CHARACTERS_PER_TOKEN,
        labelCount: 1,
        tag: [],
      },
    };
  },
};
