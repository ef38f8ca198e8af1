import { z } from "zod";
import type { JsonObject } from "../../../../base/json";
import { client, doc, fieldsFrom, fieldsWithin, ours, type Field, type Rules } from "../../../provenance/provenance";
import type { ModelRow } from "../../models/model-store";
import { zonedChinaTime } from "../../../times";
import { refuse } from "../v1-errors";
import { findByV1Id, v1Id, v1IdRule } from "../v1-forms";
import { operation, reads } from "../v1-call";

/** A version as modelVersionDetail and modelDetail show it (pages [ylnljj3ku] and [api-125401760], the [SDK's mock]). */
function modelVersionAnswer(model: ModelRow, now: number): JsonObject {
  const isReady = now >= model.ready_at;
  return {
    modelId: model.set_seq,
    modelIdStr: model.set_id,
    modelName: model.set_name,
    modelVersionId: model.seq,
    modelVersionIdStr: model.id,
    version: String(model.version),
    description: model.description ?? "",
    sourceType: "Train",
    sourceExtra: {
      sourceType: "Train",
      trainSourceExtra: {
        taskId: model.job_seq,
        taskIdStr: model.job_id,
        taskName: model.job_name,
        iterationVersion: model.task_version,
        runId: model.task_seq,
        runIdStr: model.task_id,
        // 1: model tuning [api-125401760]; the other two as the [SDK's mock] has them.
        devType: 1,
        modelType: 20,
        templateType: 2000,
      },
    },
    framework: "paddlepaddle",
    algorithm: model.base_model,
    modelNet: model.base_model,
    state: isReady ? "Ready" : "Creating",
    ioMode: "chat",
    ioLength: "",
    copyright: "",
    property: {},
    params: {},
    createTime: zonedChinaTime(model.created_at),
    modifyTime: zonedChinaTime(isReady ? model.ready_at : model.created_at),
    deployResource: ["Private"],
    supportOptions: isReady ? ["Deploy"] : [],
    trainType: model.base_model,
  };
}

/** Rules of the version object. */
const modelVersionRules: Rules = {
  "state is Creating, Ready or Fail": doc("doc-3261111"),
  "trainSourceExtra holds the run as V1's numbers and V2's IDs, also after the run was deleted": client(
    "the SDK's mock; the last is our choice",
  ),
  "trainType, algorithm and modelNet are the base model as it was given": ours("no list of the internal names exists"),
  "supportOptions is Deploy once Ready, and empty before": ours("the SDK's mock has Deploy"),
  "params is there, and empty": client(
    "the Python SDK's unit test looks for it; what is in it, the schema of serving, is our choice",
  ),
  "times with +08:00": doc("ylnljj3ku, example"),
};

/** Members of the version object. */
const modelVersionFields: readonly Field[] = [
  ...fieldsFrom(client("the Python SDK's unit test"), "params"),
  ...fieldsFrom(
    doc("ylnljj3ku, api-125401760"),
    "modelId",
    "modelName",
    "modelVersionId",
    "version",
    "description",
    "sourceType",
    "framework",
    "algorithm",
    "modelNet",
    "state",
    "ioMode",
    "ioLength",
    "copyright",
    "property",
    "createTime",
    "modifyTime",
    "deployResource",
    "supportOptions",
    "trainType",
    "sourceExtra.sourceType",
    "sourceExtra.trainSourceExtra.taskId",
    "sourceExtra.trainSourceExtra.taskName",
    "sourceExtra.trainSourceExtra.iterationVersion",
    "sourceExtra.trainSourceExtra.runId",
    "sourceExtra.trainSourceExtra.devType",
    "sourceExtra.trainSourceExtra.modelType",
    "sourceExtra.trainSourceExtra.templateType",
  ),
  ...fieldsFrom(
    client("the SDK's mock"),
    "modelIdStr",
    "modelVersionIdStr",
    "sourceExtra.trainSourceExtra.taskIdStr",
    "sourceExtra.trainSourceExtra.runIdStr",
  ),
];

const modelBody = reads(z.object({ modelId: v1Id }));

/** Shows one model (V2: model set) with all its versions. */
export const modelDetail = operation({
  name: "modelDetail",
  routes: [{ path: "/wenxinworkshop/modelrepo/modelDetail" }],
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
  parse: modelBody,
  transaction: "read",
  answer: ({ cloud, record }, { modelId }) => {
    const modelSet = findByV1Id(cloud.modelSets, modelId);
    record.subject = modelSet?.id ?? String(modelId);
    if (!modelSet) throw refuse("modelNotExist");
    const versions = cloud.models.ofSet(modelSet.seq, record.listsCreatedUntil);
    return {
      modelId: modelSet.seq,
      modelIdStr: modelSet.id,
      modelName: modelSet.name,
      source: "UserCreate",
      modelType: 0,
      createTime: zonedChinaTime(modelSet.created_at),
      modifyTime: zonedChinaTime(modelSet.modified_at),
      description: "",
      trainType: versions[0]?.base_model ?? "",
      modelVersionList: versions.map((version) => modelVersionAnswer(version, cloud.world.now())),
    };
  },
});

const modelVersionBody = reads(z.object({ modelVersionId: v1Id }));

/** Shows one model version. */
export const modelVersionDetail = operation({
  name: "modelVersionDetail",
  routes: [{ path: "/wenxinworkshop/modelrepo/modelVersionDetail" }],
  source: doc("ylnljj3ku"),
  rules: {
    ...v1IdRule,
    "a version that does not exist is 70102": doc("api-125401760, error codes"),
    ...modelVersionRules,
  },
  requestFields: fieldsFrom(doc("ylnljj3ku"), "modelVersionId"),
  answerFields: [...modelVersionFields],
  parse: modelVersionBody,
  transaction: "read",
  answer: ({ cloud, record }, { modelVersionId }) => {
    const model = findByV1Id(cloud.models, modelVersionId);
    record.subject = model?.id ?? String(modelVersionId);
    if (!model) throw refuse("modelVersionNotExist");
    return modelVersionAnswer(model, cloud.world.now());
  },
});
