import { z } from "zod";
import { fieldsFrom } from "../../../marks/fields-from";
import { fieldsWithin } from "../../../marks/fields-within";
import { chinaTime } from "../../format/china-time";
import { modelVersionAnswer, modelVersionFields, modelVersionRules } from "../model-version-answer";
import { parseV1Body } from "../parse-v1-body";
import { findByV1Id, v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const schema = z.object({ modelId: v1Id });

/** Shows one model (V2: model set) with all its versions. */
export const modelDetail: V1Operation = {
  name: "modelDetail",
  path: "/wenxinworkshop/modelrepo/modelDetail",
  envelope: "plain",
  mode: "read",
  source: { kind: "document", reference: "clnlizwcs" },
  rules: [
    v1IdRule,
    {
      rule: "a model that does not exist is 10001",
      source: { kind: "our choice", reference: "publishTrainModel's code for it (api-125406462)" },
    },
    {
      rule: "modelVersionList holds the versions, oldest first",
      source: { kind: "our choice", reference: "the order is not stated; V2's modelIds have the same" },
    },
    {
      rule: "trainType is the base model of the versions, empty where there is none",
      source: { kind: "document", reference: "Jlnlm0rdx: may be empty; the value is our choice" },
    },
    {
      rule: "createUserId and createUser are left out",
      source: { kind: "our choice", reference: "there is one account, without a name" },
    },
    ...modelVersionRules,
  ],
  requestFields: [...fieldsFrom({ kind: "document", reference: "clnlizwcs" }, "modelId")],
  answerFields: [
    ...fieldsFrom(
      { kind: "document", reference: "clnlizwcs" },
      "modelId",
      "modelName",
      "source",
      "modelType",
      "createTime",
      "modifyTime",
      "description",
      "trainType",
    ),
    ...fieldsFrom({ kind: "client", reference: "the SDK's mock" }, "modelIdStr"),
    ...fieldsWithin("modelVersionList[]", modelVersionFields),
  ],
  answer: ({ cloud, body, record }) => {
    const { modelId } = parseV1Body(schema, body);
    const modelSet = findByV1Id(cloud.modelSets, modelId);
    record.subject = modelSet?.id ?? String(modelId);
    if (!modelSet) throw new V1Refusal("modelNotExist");
    const versions = cloud.models.ofSet(modelSet.seq, record.listsCreatedUntil);
    return {
      modelId: modelSet.seq,
      modelIdStr: modelSet.id,
      modelName: modelSet.name,
      source: "UserCreate",
      modelType: 0,
      createTime: chinaTime(modelSet.created_at),
      modifyTime: chinaTime(modelSet.modified_at),
      description: "",
      trainType: versions[0]?.base_model ?? "",
      modelVersionList: versions.map((version) => modelVersionAnswer(version, cloud.world.now())),
    };
  },
};
