import { z } from "zod";
import { client, doc, fieldsFrom, ours, seed } from "../../../provenance/provenance";
import { isChargeQuotaExceeded, isTrainingQuotaReached, runQuotaRules } from "../../jobs/quotas";
import { submitRun } from "../../jobs/submit-run";
import { dataRules } from "../../jobs/training-data";
import { parameterLimits } from "../../parameter-limits";
import { limitedText } from "../../request-body";
import { refuse } from "../v1-errors";
import { v1Id, v1IdRule } from "../v1-forms";
import { operation, read } from "../v1-call";
import { requireContainer } from "./create-task";
import { trainConfigSchema, checkTrainConfig, trainingMethod } from "./training-method";
import { trainsetSchema, readTrainset, trainsetData } from "./trainset";

/** Seed [003]. */
const trainsetRates = { min: 0, max: 50 };
/** The [Python SDK]'s default for V2; seed [003] does not say whether `trainsetRate` may be left out: our choice. */
const defaultTrainsetRate = 20;

const forBoth = {
  taskId: v1Id,
  description: limitedText(parameterLimits.jobDescription).default(""),
  trainConfig: trainConfigSchema,
  trainset: trainsetSchema,
  trainsetRate: z.number().min(trainsetRates.min).max(trainsetRates.max).default(defaultTrainsetRate),
};

const bodySchema = z.discriminatedUnion("jobRunType", [
  z.object({
    ...forBoth,
    jobRunType: z.literal(0),
    baseTrainType: z.string(),
    trainType: z.string(),
    trainMode: z.literal("SFT"),
    peftType: z.enum(["ALL", "P-tuning", "LoRA"]),
  }),
  z.object({ ...forBoth, jobRunType: z.literal(1), increConfig: z.object({ taskId: v1Id, jobId: v1Id }) }),
]);

/** Seed [003] spells two members in its tables one way and in its samples the other. */
const respelled: Readonly<Record<string, string>> = { baseTraintype: "baseTrainType", pefttype: "peftType" };

/** What the unit test of the [Python SDK] sends for `ALL`: V2's word. */
const wholeModel = "FullFineTuning";

/** Body of createJob, in one spelling. `jobRunType` 0 unless given (our choice: an older SDK leaves it out). */
const createJobRequest = z
  .record(z.string(), z.unknown())
  .transform((body) => {
    const named: Record<string, unknown> = { jobRunType: 0, ...body };
    for (const [variant, name] of Object.entries(respelled)) named[name] ??= body[variant];
    if (named["peftType"] === wholeModel) named["peftType"] = "ALL";
    return named;
  })
  .pipe(bodySchema);

const theSeed = seed("003");

/** Starts a run in a container: the call that costs money on the real cloud. */
export const createJob = operation({
  name: "createJob",
  routes: [{ path: "/wenxinworkshop/finetune/createJob" }],
  source: theSeed,
  rules: {
    ...v1IdRule,
    "jobRunType 0 needs baseTrainType, trainType, trainMode SFT and peftType, 1 needs increConfig": theSeed,
    "peftType FullFineTuning, V2's word, is taken for ALL; jobRunType may be missing": client(
      "the Python SDK's unit test of createJob sends it so",
    ),
    "jobRunType is 0 unless given; trainsetRate 20; trainConfig.epoch and learningRate are required": ours(
      "the seed's samples give them all, no text says which may be left out",
    ),
    "baseTraintype and pefttype are taken for baseTrainType and peftType": seed("003, samples"),
    "trainType belongs to baseTrainType, peftType to trainType, as the seed lists them": theSeed,
    "a word that is not listed is 500001; a number of trainConfig out of the table is 510401": ours(
      "the seed names the codes and not their conditions",
    ),
    "epoch, learningRate and maxSeqLen by trainType and peftType, else 510401": theSeed,
    "batchSize by trainType where it is given, not judged for ERNIE-Bot-turbo-0704 and -0725": doc("doc-3261270"),
    "trainset of type 1 has an id, trainsetRate lies between 0 and 50, else 500001": theSeed,
    "trainset of type 2 has bosPath": client("older versions of the Python SDK send it"),
    ...dataRules,
    "at least 32 rows, else 510101": theSeed,
    "a dataset that does not exist or is not released is 510102": ours(
      "the seed names the code and not its conditions",
    ),
    "increConfig names a run that is FINISH and of peftType ALL, of the container's model, else 510404": doc(
      "Sly6wyvne, the console's text; the code: 003",
    ),
    "the first run fixes the container's model; another trainType is 510401": doc(
      "3lup7d5bg for V2; the code is our choice",
    ),
    ...runQuotaRules,
    "uuid is V2's ID of the run": client("the SDK's mock"),
  },
  requestFields: [
    ...fieldsFrom(
      theSeed,
      "taskId",
      "description",
      "jobRunType",
      "increConfig.taskId",
      "increConfig.jobId",
      "baseTrainType",
      "baseTraintype",
      "trainType",
      "trainMode",
      "peftType",
      "pefttype",
      "trainConfig.epoch",
      "trainConfig.learningRate",
      "trainConfig.maxSeqLen",
      "trainset[].type",
      "trainset[].id",
      "trainsetRate",
    ),
    ...fieldsFrom(doc("doc-3261270"), "trainConfig.batchSize"),
    ...fieldsFrom(client("older versions of the Python SDK"), "trainset[].bosPath"),
  ],
  answerFields: [...fieldsFrom(theSeed, "id"), ...fieldsFrom(client("the SDK's mock"), "uuid")],
  parse: async (call) => {
    const request = read(createJobRequest, call.body);
    return { request, readings: await readTrainset(call.cloud, request.trainset) };
  },
  transaction: "write",
  answer: (call, { request, readings }) => {
    const { cloud, record } = call;
    const container = requireContainer(call, request.taskId);
    const { model, trainType, peftType, base } = trainingMethod(call, container, request);
    const settings = checkTrainConfig(request.trainConfig, trainType, peftType);
    const data = trainsetData(cloud, request, readings, settings.maxLength);
    if (isTrainingQuotaReached(cloud)) throw refuse("jobTrainingCountOverLimit");
    if (isChargeQuotaExceeded(cloud, data.tokens * settings.epochs)) throw refuse("chargeQuoteNotEnough");
    if (container.model === "") cloud.jobs.setModel(container.seq, model);
    const job = { ...container, model };
    const run = submitRun(cloud, record, { job, description: request.description, settings, data, base });
    return { id: run.seq, uuid: run.id };
  },
});
