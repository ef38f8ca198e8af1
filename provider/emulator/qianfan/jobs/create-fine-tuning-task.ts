import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { invalidParameter } from "../invalid-parameter";
import { Refusal } from "../refusal";
import { formatOfMode } from "./format-of-mode";
import type { Operation } from "../operation";
import { parameterLimits } from "../parameter-limits";
import { dataRules } from "./data-rules";
import { datasetConfigSchema } from "./dataset-config-schema";
import { incrementBase } from "./increment-base";
import { parseBody } from "../parse-body";
import { plainText } from "../plain-text";
import { isChargeQuotaExceeded, isTrainingQuotaReached, runQuotaRules } from "./quotas";
import { requireJob } from "./require-job";
import { submitRun } from "./submit-run";
import { trainingData } from "./training-data";
import { trainingSettings } from "./training-settings";

const schema = z.object({
  jobId: z.string().min(1),
  incrementTaskId: z.string().min(1).optional(),
  incrementCheckpointStep: z.int().min(0).optional(),
  parameterScale: plainText.optional(),
  hyperParameterConfig: z.record(z.string(), z.unknown()),
  datasetConfig: datasetConfigSchema,
  corpusConfig: z.looseObject({}).optional(),
  modelConfig: z.looseObject({}).optional(),
  resourceConfig: z.looseObject({}).optional(),
});

/** Starts a run in a container: the call that costs money on the real cloud. */
export const createFineTuningTask: Operation = {
  path: "/v2/finetuning",
  action: "CreateFineTuningTask",
  mode: "write",
  source: doc("4lrzz0plk, 1mo1a2ttv"),
  rules: {
    "a bad or missing parameter is refused with InappropriateJSON and param[name] invalid.": client("the SDK's mock"),
    "splitRatio from 0 to 20": parameterLimits.splitRatio.source,
    "splitRatio is required": client("the SDK's mock refuses its absence"),
    "samplingRate from 0.01 to 10, 1 unless given, only for Platform": parameterLimits.samplingRate.source,
    "at least 32 rows": parameterLimits.datasetRows.source,
    "the dataset version exists and is published": doc("4lrzz0plk; the code DatasetConfigError is our choice"),
    "hyperparameters lie in the ranges of the model's table; unknown keys and models pass": doc("clwgbz367"),
    "the base of an incremental task is Done and of the same model": doc(
      "4lrzz0plk; the code TaskNotSupportIncreTrain is our choice",
    ),
    "corpusConfig, modelConfig and resourceConfig are objects and not judged further": ours(
      "their members are known in part only",
    ),
    "parameterScale is FullFineTuning unless given (the one fixed scale of an image model)": ours(
      "optional in the documents, no default is stated",
    ),
    ...dataRules,
    "a container that V1 made without a model, and that has no run yet, is refused: param[jobId] invalid.": ours(
      "a V2 run takes the container's model, and V1 needs none",
    ),
    ...runQuotaRules,
  },
  requestFields: [
    ...fieldsFrom(
      doc("4lrzz0plk, 1mo1a2ttv"),
      "jobId",
      "incrementTaskId",
      "incrementCheckpointStep",
      "parameterScale",
      "hyperParameterConfig",
      "datasetConfig.sourceType",
      "datasetConfig.versions[].versionId",
      "datasetConfig.versions[].samplingRate",
      "datasetConfig.versions[].versionBosUri",
      "datasetConfig.splitRatio",
      "corpusConfig",
      "modelConfig",
    ),
    ...fieldsFrom(client("the Python SDK"), "resourceConfig"),
  ],
  answerFields: [...fieldsFrom(client("the SDK's mock"), "jobId"), ...fieldsFrom(client("recorded answers"), "taskId")],
  readFiles: async ({ cloud, body }) => {
    const request = schema.safeParse(body).data;
    if (request?.datasetConfig.sourceType !== "Bos") return [];
    const mode = cloud.jobs.byId(request.jobId)?.train_mode ?? "";
    const addresses = request.datasetConfig.versions.map(({ versionBosUri }) => versionBosUri);
    return Promise.all(addresses.map((address) => cloud.readData([address], formatOfMode[mode] ?? mode)));
  },
  answer: (call) => {
    const { cloud, body, record } = call;
    const request = parseBody(schema, body);
    const job = requireJob(call, request.jobId);
    // A container of V1 that has not run yet.
    if (job.model === "") throw invalidParameter("jobId");
    const settings = trainingSettings(job, request.parameterScale, request.hyperParameterConfig);
    const data = trainingData(cloud, request.datasetConfig, call.readings, settings.maxLength);
    const base = incrementBase(cloud, job, request);
    if (isTrainingQuotaReached(cloud)) throw new Refusal("TaskTrainingCountOverLimit");
    if (isChargeQuotaExceeded(cloud, data.tokens * settings.epochs)) throw new Refusal("ChargeQuotaNotEnough");
    const task = submitRun(cloud, record, { job, description: "", settings, data, base });
    return { jobId: job.id, taskId: task.id };
  },
};
