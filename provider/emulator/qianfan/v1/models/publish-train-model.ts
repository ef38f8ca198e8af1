import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import type { TaskRow } from "../../jobs/task-store";
import { publishedStep, publishRun } from "../../models/create-model";
import { modelSetName, newModelSet } from "../../models/model-sets";
import type { ModelSetRow } from "../../models/model-store";
import type { QianfanCall } from "../../call";
import { parameterLimits } from "../../parameter-limits";
import { limitedText, plainText } from "../../request-body";
import { refuse } from "../v1-errors";
import { findByV1Id, v1Id, v1IdRule } from "../v1-forms";
import { operation, read, reads } from "../v1-call";

const publishBody = reads(
  z.object({
    isNewModel: z.boolean(),
    modelName: z.string().nullish(),
    modelId: v1Id.nullish(),
    tags: z.array(plainText).nullish(),
    versionMeta: z.object({
      taskId: v1Id,
      iterationId: v1Id,
      step: z.int().min(0).nullish(),
      description: limitedText(parameterLimits.modelDescription).nullish(),
    }),
  }),
);

type Request = ReturnType<typeof publishBody>;

const codes = doc("api-125406462, error codes");

/** Publishes a finished run as a version of a new or an existing model. */
export const publishTrainModel = operation({
  name: "publishTrainModel",
  routes: [{ path: "/wenxinworkshop/modelrepo/publishTrainModel" }],
  source: doc("Jlnlm0rdx"),
  rules: {
    ...v1IdRule,
    "versionMeta.taskId is the container (V2's job), iterationId the run (V2's task)": client("the Python Trainer"),
    "a new model needs a name, else 70131; the name is free, else 70101": codes,
    "a name has 2 to 20 Chinese characters, letters, digits or _, not _ at the start, else 500001": doc(
      "doc-3250062, the console's rule for model names",
    ),
    "an existing model exists, else 10001": codes,
    "the run exists in the container, else 70114, and is FINISH, else 21002": codes,
    "a run is published once in a model, else 70118": codes,
    "a model holds versions of one base model, else 70130": doc("Jlnlm0rdx asks for it; the code is our choice"),
    "without a step the last checkpoint is published; a step that is no checkpoint is 500001": ours("not stated"),
    "Ready after two simulated minutes": ours("not stated"),
    "modelIDStr with a capital ID, beside modelId, version, versionId and versionIdStr": client(
      "the SDK's mock, the Trainer reads modelIDStr",
    ),
  },
  requestFields: fieldsFrom(
    doc("Jlnlm0rdx"),
    "isNewModel",
    "modelName",
    "modelId",
    "tags",
    "versionMeta.taskId",
    "versionMeta.iterationId",
    "versionMeta.step",
    "versionMeta.description",
  ),
  answerFields: fieldsFrom(
    client("the SDK's mock; Trainer reads modelIDStr"),
    "modelIDStr",
    "modelId",
    "version",
    "versionId",
    "versionIdStr",
  ),
  parse: publishBody,
  transaction: "write",
  answer: (call, request) => {
    const { cloud, record } = call;
    const { task, step } = runToPublish(call, request.versionMeta);
    const modelSet = request.isNewModel ? newSet(call, request) : existingSet(call, request, task);
    const description = request.versionMeta.description ?? undefined;
    const model = publishRun(cloud, record, { task, modelSet, description, step });
    return {
      modelIDStr: modelSet.id,
      modelId: modelSet.seq,
      version: String(model.version),
      versionId: model.seq,
      versionIdStr: model.id,
    };
  },
});

function runToPublish({ cloud }: QianfanCall, { taskId, iterationId, step }: Request["versionMeta"]) {
  const container = findByV1Id(cloud.jobs, taskId);
  const task = findByV1Id(cloud.tasks, iterationId);
  const run = task && task.job_seq === container?.seq ? cloud.training.get(task.id) : undefined;
  if (!task || !run) throw refuse("trainModelNotFound");
  if (run.status !== "succeeded") throw refuse("modelVersionStateInvalid");
  const published = publishedStep(run, step ?? undefined);
  if (published === undefined) throw refuse("paramInvalid");
  return { task, step: published };
}

function newSet({ cloud, record }: QianfanCall, { modelName, tags }: Request): ModelSetRow {
  if (!modelName) throw refuse("modelNameEmpty");
  const name = read(modelSetName, modelName);
  if (cloud.modelSets.byName(name)) throw refuse("modelNameExist");
  return newModelSet(cloud, record, { name, type: "Text2Text", labels: tags ?? [] });
}

function existingSet({ cloud }: QianfanCall, { modelId }: Request, task: TaskRow): ModelSetRow {
  if (modelId === undefined || modelId === null) throw refuse("paramInvalid");
  const modelSet = findByV1Id(cloud.modelSets, modelId);
  if (!modelSet) throw refuse("modelNotExist");
  const versions = cloud.models.ofSet(modelSet.seq);
  if (versions.some((version) => version.task_id === task.id)) throw refuse("runAlreadyPublished");
  if (versions.some((version) => version.base_model !== task.model)) throw refuse("modelTypeMismatch");
  return modelSet;
}
