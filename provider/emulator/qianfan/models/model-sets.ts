import { z } from "zod";
import type { CallRecord } from "../../journal";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { newId } from "../new-id";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { parameterLimits } from "../parameter-limits";
import { invalidParameter, refuse } from "../refusals";
import { limitedText, plainText } from "../request-body";
import { zonedChinaTime } from "../../times";
import type { ModelSetRow } from "./model-store";
import { requireModelSet } from "./require-model";

/** Chinese characters, letters, digits and `_`, not at the start. */
export const modelSetName = limitedText(parameterLimits.modelSetName).regex(/^(?!_)[\p{Script=Han}A-Za-z0-9_]+$/u);

/** Stores a model set whose name is free. */
export function newModelSet(
  cloud: QianfanCloud,
  record: CallRecord,
  set: { readonly name: string; readonly type: string; readonly labels: readonly string[] },
): ModelSetRow {
  const id = newId(cloud.world, "am");
  record.subject = id;
  const now = cloud.world.now();
  const { name, type } = set;
  cloud.modelSets.insert({ id, name, type, labels: JSON.stringify(set.labels), created_at: now, modified_at: now });
  cloud.journal.effect({ cloud: "qianfan", effect: "model-set.created", subject: id, detail: { name } });
  const stored = cloud.modelSets.byId(id);
  if (!stored) throw new Error(`model set ${id} was not stored`);
  return stored;
}

const newModelSetRequest = reads(
  z.object({
    modelSetName,
    modelType: plainText,
    labels: z.array(plainText).default([]),
  }),
);

/** Makes a model set. The result is its bare ID. */
export const createCustomModelSet = operation({
  ...action("/v2/model", "CreateCustomModelSet"),
  source: doc("Jlw02gbpo"),
  rules: {
    "modelSetName has 2 to 20 Chinese characters, letters, digits or _, not _ at the start": doc(
      "doc-3250062, the console's rule for model names",
    ),
    "a name is taken once, else ModelSetNameExist with status 409": ours("not stated"),
    "any modelType is taken": ours("Pmnij91ff and the Python SDK differ"),
  },
  requestFields: fieldsFrom(doc("Jlw02gbpo"), "modelSetName", "modelType", "labels"),
  answerFields: fieldsFrom(doc("Jlw02gbpo"), "(itself)"),
  transaction: "write",
  parse: newModelSetRequest,
  answer: ({ cloud, record }, { modelSetName: name, modelType: type, labels }) => {
    if (cloud.modelSets.byName(name)) throw refuse("ModelSetNameExist");
    return newModelSet(cloud, record, { name, type, labels }).id;
  },
});

const modelSetQuery = reads(
  z.object({
    modelSetId: z.string().min(1).optional(),
    modelSetName: z.string().min(1).optional(),
  }),
);
const labelsSchema = z.array(z.string());

/** Shows one model set and the IDs of its versions, oldest first. */
export const describeModelSet = operation({
  ...action("/v2/model", "DescribeModelSet"),
  source: doc("qlw02hyof"),
  rules: {
    "either modelSetId or modelSetName, not both": doc("qlw02hyof"),
    "modelIds are the bare IDs of the versions, oldest first": client(
      "the Python Trainer takes the first one as an ID",
    ),
    "modelNames repeats the set's name for each version": ours("not stated"),
    "times with +08:00": client("the SDK's mock"),
  },
  requestFields: fieldsFrom(doc("qlw02hyof"), "modelSetId", "modelSetName"),
  answerFields: fieldsFrom(
    doc("qlw02hyof"),
    "modelSetId",
    "modelSetName",
    "source",
    "modelType",
    "labels",
    "createTime",
    "modifyTime",
    "modelIds",
    "modelNames",
  ),
  transaction: "read",
  parse: modelSetQuery,
  answer: ({ cloud, record }, { modelSetId, modelSetName }) => {
    if ((modelSetId === undefined) === (modelSetName === undefined)) throw invalidParameter("modelSetId");
    const modelSet =
      modelSetId !== undefined ? cloud.modelSets.byId(modelSetId) : cloud.modelSets.byName(modelSetName ?? "");
    record.subject = modelSet?.id ?? modelSetId ?? modelSetName;
    if (!modelSet) throw refuse("NoSuchModelSet");
    const modelIds = cloud.models.idsOf(modelSet.seq, record.listsCreatedUntil);
    return {
      modelSetId: modelSet.id,
      modelSetName: modelSet.name,
      source: "UserCreate",
      modelType: modelSet.type,
      labels: labelsSchema.parse(JSON.parse(modelSet.labels)),
      createTime: zonedChinaTime(modelSet.created_at),
      modifyTime: zonedChinaTime(modelSet.modified_at),
      modelIds,
      modelNames: modelIds.map(() => modelSet.name),
    };
  },
});

const setListRequest = reads(z.object({ ...pageRequest }));

/** Lists the model sets of the account. */
export const describeCustomModelSets = operation({
  ...action("/v2/model", "DescribeCustomModelSets"),
  source: client("the Python SDK"),
  rules: {
    ...pagingRules,
    "the items stand in modelSetList, each as DescribeModelSet names it, without its versions":
      ours("no client reads the answer"),
  },
  requestFields: [...pagingFields],
  answerFields: [
    ...fieldsFrom(
      ours("as DescribeModelSet"),
      "modelSetList[].modelSetId",
      "modelSetList[].modelSetName",
      "modelSetList[].source",
      "modelSetList[].modelType",
      "modelSetList[].createTime",
    ),
    ...pageInfoFields,
  ],
  transaction: "read",
  parse: setListRequest,
  answer: ({ cloud, record }, { marker, maxKeys, pageReverse }) => {
    const start = marker === "" ? undefined : cloud.modelSets.byId(marker);
    if (marker !== "" && !start) throw refuse("InvalidMarker");
    const page = cloud.modelSets.list({
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      createdUntil: record.listsCreatedUntil,
    });
    return {
      modelSetList: page.rows.map(({ id, name, type, created_at: createdAt }) => ({
        modelSetId: id,
        modelSetName: name,
        source: "UserCreate",
        modelType: type,
        createTime: zonedChinaTime(createdAt),
      })),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
});

const modelSetRequest = reads(z.object({ modelSetId: z.string().min(1) }));

/** Deletes a model set that holds no version any more. */
export const deleteModelSet = operation({
  ...action("/v2/model", "DeleteModelSet"),
  source: client("the Python SDK"),
  rules: {
    "a set that still holds versions is refused with UnsupportedOperation": ours(
      "not stated; nothing published is lost by accident",
    ),
  },
  requestFields: fieldsFrom(client("the Python SDK"), "modelSetId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  transaction: "write",
  parse: modelSetRequest,
  answer: (call, { modelSetId }) => {
    const { cloud } = call;
    const modelSet = requireModelSet(call, modelSetId);
    if (cloud.models.idsOf(modelSet.seq).length > 0) {
      throw refuse("UnsupportedOperation", "The model set can not be deleted because it holds models");
    }
    cloud.modelSets.remove(modelSet.seq);
    cloud.journal.effect({ cloud: "qianfan", effect: "model-set.deleted", subject: modelSetId });
    return true;
  },
});
