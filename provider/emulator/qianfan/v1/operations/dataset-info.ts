import { z } from "zod";
import { fieldsFrom } from "../../../marks/fields-from";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { v1Time } from "../v1-time";

const schema = z.object({ datasetId: v1Id });

/** Codes of V1 (constants of the Python SDK). */
const releaseStatus = { none: 0, running: 1, done: 2 } as const;
const IMPORT_DONE = 2;
const NOT_STARTED = -1;
const TEXT = 4;
const CONVERSATION = 20;
const PROMPT_AND_RESPONSE = 2000;

/** When the sample data was made: our choice, before anything that runs here. */
const SAMPLE_TIME = Date.UTC(2024, 0, 1);
/** Characters of a token: our choice. */
const CHARACTERS_PER_TOKEN = 2;

/** Shows one version of a dataset. V1's datasetId is the version's ID. */
export const datasetInfo: V1Operation = {
  name: "dataset/info",
  path: "/wenxinworkshop/dataset/info",
  envelope: "dataset",
  mode: "read",
  source: { kind: "document", reference: "api-125584099, the SDK's mock" },
  rules: [
    v1IdRule,
    {
      rule: "log_id, status, success and result; an error has success false, status 400, code and message",
      source: { kind: "document", reference: "Sloicm9qz" },
    },
    {
      rule: "an error carries error_code and error_msg too",
      source: { kind: "document", reference: "api-125584099; the Node and Go SDKs see an error by them only" },
    },
    {
      rule: "an unknown dataset is 510102",
      source: { kind: "our choice", reference: "no code for it is stated" },
    },
    {
      rule: "importStatus is never 0: the samples are imported",
      source: { kind: "client", reference: "the Python SDK takes 0 for a failure" },
    },
    {
      rule: "datasetPK is the ds- ID, datasetId its whole number; groupPK and name stand beside versionInfo",
      source: { kind: "client", reference: "Python SDK, Data and Trainer" },
    },
    {
      rule: "there are the samples only, in platform storage, in the form of prompt and response",
      source: { kind: "our choice", reference: "nothing can be imported here" },
    },
  ],
  requestFields: [...fieldsFrom({ kind: "document", reference: "api-125584099" }, "datasetId")],
  answerFields: [
    ...fieldsFrom(
      { kind: "document", reference: "api-125584099" },
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
    ...fieldsFrom({ kind: "client", reference: "Python SDK, Data and Trainer" }, "versionInfo.datasetPK"),
  ],
  answer: (call) => {
    const dataset = requireDataset(call, parseV1Body(schema, call.body).datasetId);
    const { versionId, number, groupNumber, name, rows, tokens, release, releasedAt } = dataset;
    const path = `/easydata/_system_/dataset/${versionId}/texts`;
    const modifiedAt = release === "done" && releasedAt !== undefined ? releasedAt : SAMPLE_TIME;
    return {
      groupId: groupNumber,
      groupPK: String(groupNumber),
      name,
      dataType: TEXT,
      versionInfo: {
        id: number,
        groupId: groupNumber,
        datasetId: number,
        datasetPK: versionId,
        bmlDatasetId: versionId,
        versionId: 1,
        displayName: "",
        dataType: TEXT,
        projectType: CONVERSATION,
        templateType: PROMPT_AND_RESPONSE,
        importStatus: IMPORT_DONE,
        importProgress: 100,
        importRecordCount: 1,
        importErrorInfo: null,
        exportStatus: NOT_STARTED,
        exportProgress: 0,
        exportRecordCount: 0,
        errCode: null,
        createTime: v1Time(SAMPLE_TIME),
        modifyTime: v1Time(modifiedAt),
        storageType: "sysBos",
        storage: {
          storageId: "easydata",
          storageName: "easydata",
          storagePath: path,
          rawStoragePath: "",
          region: "bj",
        },
        releaseStatus: releaseStatus[release],
        releaseErrCode: 0,
        releaseStoragePath: release === "done" ? `${path}/jsonl` : "",
        releaseProgress: release === "done" ? 100 : 0,
        remark: "",
        description: "",
        entityCount: rows,
        annotatedEntityCount: rows,
        characterCount: tokens * CHARACTERS_PER_TOKEN,
        labelCount: 1,
        tag: [],
      },
    };
  },
};
