import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { invalidParameter } from "../invalid-parameter";
import { Refusal } from "../refusal";
import type { Json } from "../../../base/json";
import { chinaTime } from "../china-time";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";

const schema = z.object({ modelSetId: z.string().min(1).optional(), modelSetName: z.string().min(1).optional() });
const labelsSchema = z.array(z.string());

/** Shows one model set and the IDs of its versions, oldest first. */
export const describeModelSet: Operation = {
  path: "/v2/model",
  action: "DescribeModelSet",
  mode: "read",
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
  answer: ({ cloud, body, record }): Json => {
    const { modelSetId, modelSetName } = parseBody(schema, body);
    if ((modelSetId === undefined) === (modelSetName === undefined)) throw invalidParameter("modelSetId");
    const modelSet =
      modelSetId !== undefined ? cloud.modelSets.byId(modelSetId) : cloud.modelSets.byName(modelSetName ?? "");
    record.subject = modelSet?.id ?? modelSetId ?? modelSetName;
    if (!modelSet) throw new Refusal("NoSuchModelSet");
    const modelIds = cloud.models.idsOf(modelSet.seq, record.listsCreatedUntil);
    return {
      modelSetId: modelSet.id,
      modelSetName: modelSet.name,
      source: "UserCreate",
      modelType: modelSet.type,
      labels: labelsSchema.parse(JSON.parse(modelSet.labels)),
      createTime: chinaTime(modelSet.created_at),
      modifyTime: chinaTime(modelSet.modified_at),
      modelIds,
      modelNames: modelIds.map(() => modelSet.name),
    };
  },
};
