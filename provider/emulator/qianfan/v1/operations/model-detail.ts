import { z } from "zod";
import { client, doc, fieldsFrom, fieldsWithin, ours } from "../../../provenance/provenance";
import { chinaTime } from "../../times";
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
  source: doc("clnlizwcs"),
  rules: {
    ...v1IdRule,
    "a model that does not exist is 10001": ours("publishTrainModel's code for it (api-125406462)"),
    "modelVersionList holds the versions, oldest first": ours("the order is not stated; V2's modelIds have the same"),
    "trainType is the base model of the versions, empty where there is none": doc(
      "Jlnlm0rdx: may be empty; the value is our choice",
    ),
    "createUserId and createUser are left out": ours("there is one account, without a name"),
    ...modelVersionRules,
  },
  requestFields: fieldsFrom(doc("clnlizwcs"), "modelId"),
  answerFields: [
    ...fieldsFrom(
      doc("clnlizwcs"),
      "modelId",
      "modelName",
      "source",
      "modelType",
      "createTime",
      "modifyTime",
      "description",
      "trainType",
    ),
    ...fieldsFrom(client("the SDK's mock"), "modelIdStr"),
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
