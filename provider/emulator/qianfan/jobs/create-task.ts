import { own } from "../../../base/own";
import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation } from "../call";
import type { QianfanCloud } from "../cloud";
import type { DataReading } from "../data/data-reader";
import { parameterLimits } from "../parameter-limits";
import { invalidParameter, refuse } from "../refusals";
import { parseBody, plainText } from "../request-body";
import type { JobRow } from "./job-store";
import { isChargeQuotaExceeded, isTrainingQuotaReached, runQuotaRules } from "./quotas";
import { requireJob } from "./require-job";
import { submitRun } from "./submit-run";
import { dataRules, datasetConfigSchema, trainingData } from "./training-data";
import { trainingSettings } from "./training-settings";

const newTaskRequest = z.object({
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
export const createFineTuningTask = operation({
  ...action("/v2/finetuning", "CreateFineTuningTask"),
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
  transaction: "write",
  parse: async ({ cloud, body }) => {
    const request = parseBody(newTaskRequest, body);
    return { ...request, readings: await readFiles(cloud, request) };
  },
  answer: (call, request) => {
    const { cloud, record } = call;
    const job = requireJob(call, request.jobId);
    // A container of V1 that has not run yet.
    if (job.model === "") throw invalidParameter("jobId");
    const settings = trainingSettings(job, request.parameterScale, request.hyperParameterConfig);
    const data = trainingData(cloud, request.datasetConfig, request.readings, settings.maxLength);
    const base = incrementBase(cloud, job, request);
    if (isTrainingQuotaReached(cloud)) throw refuse("TaskTrainingCountOverLimit");
    if (isChargeQuotaExceeded(cloud, data.tokens * settings.epochs)) throw refuse("ChargeQuotaNotEnough");
    const task = submitRun(cloud, record, { job, description: "", settings, data, base });
    return { jobId: job.id, taskId: task.id };
  },
});

/** Reads the files that a run trains on, where it trains on any. */
async function readFiles(
  cloud: QianfanCloud,
  { jobId, datasetConfig }: z.infer<typeof newTaskRequest>,
): Promise<readonly DataReading[]> {
  if (datasetConfig.sourceType !== "Bos") return [];
  const mode = cloud.jobs.byId(jobId)?.train_mode ?? "";
  const addresses = datasetConfig.versions.map(({ versionBosUri }) => versionBosUri);
  return Promise.all(addresses.map((address) => cloud.readData([address], own(formatOfMode, mode) ?? mode)));
}

/** The rows that a training mode takes from files in object storage; other modes take any (our choice). */
const formatOfMode: Readonly<Record<string, string>> = {
  SFT: "SFT",
  PostPretrain: "Text",
  DPO: "DPO_PromptChosenRejected",
  KTO: "KTO_PromptChosenRejected",
};

/** What an incremental task goes on from. */
interface IncrementBase {
  readonly taskId: string;
  readonly step: number | null;
}

/**
 * Checks the base of an incremental task: it is Done, of the job's model, and the checkpoint is named where there are
 * several.
 *
 * @throws Refusal `InappropriateJSON` for a task or checkpoint that does not exist, `TaskNotSupportIncreTrain`
 */
function incrementBase(
  { tasks, training }: QianfanCloud,
  job: JobRow,
  request: { readonly incrementTaskId?: string; readonly incrementCheckpointStep?: number },
): IncrementBase | undefined {
  const { incrementTaskId, incrementCheckpointStep } = request;
  if (incrementTaskId === undefined) return undefined;
  const task = tasks.byId(incrementTaskId);
  const run = training.get(incrementTaskId);
  if (!task || !run) throw invalidParameter("incrementTaskId");
  if (run.status !== "succeeded" || task.model !== job.model) throw refuse("TaskNotSupportIncreTrain");
  const steps = run.checkpoints.map((checkpoint) => checkpoint.step);
  const isMissing = incrementCheckpointStep === undefined && steps.length > 1;
  const isUnknown = incrementCheckpointStep !== undefined && !steps.includes(incrementCheckpointStep);
  if (isMissing || isUnknown) throw invalidParameter("incrementCheckpointStep");
  return { taskId: incrementTaskId, step: incrementCheckpointStep ?? steps[0] ?? null };
}
