import type { JsonObject } from "../../../base/json";
import { chinaTime } from "../times";
import { client, doc, fieldsFrom, ours, type Field, type Rules } from "../../provenance/provenance";
import type { ModelRow } from "../models/model-store";

/** A version as modelVersionDetail and modelDetail show it (pages ylnljj3ku and api-125401760, the SDK's mock). */
export function modelVersionAnswer(model: ModelRow, now: number): JsonObject {
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
        // 1: model tuning (api-125401760); the other two as the SDK's mock has them.
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
    createTime: chinaTime(model.created_at),
    modifyTime: chinaTime(isReady ? model.ready_at : model.created_at),
    deployResource: ["Private"],
    supportOptions: isReady ? ["Deploy"] : [],
    trainType: model.base_model,
  };
}

/** Rules of the version object. */
export const modelVersionRules: Rules = {
  "state is Creating, Ready or Fail": doc("doc-3261111"),
  "trainSourceExtra holds the run as V1's numbers and V2's IDs, also after the run was deleted": client(
    "the SDK's mock; the last is our choice",
  ),
  "trainType, algorithm and modelNet are the base model as it was given": ours("no list of the internal names exists"),
  "supportOptions is Deploy once Ready, and empty before": ours("the SDK's mock has Deploy"),
  "times with +08:00": doc("ylnljj3ku, example"),
};

/** Members of the version object. */
export const modelVersionFields: readonly Field[] = [
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
