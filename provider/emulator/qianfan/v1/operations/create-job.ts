import { client, doc, fieldsFrom, ours, seed } from "../../../provenance/provenance";
import { dataRules } from "../../jobs/training-data";
import { isChargeQuotaExceeded, isTrainingQuotaReached, runQuotaRules } from "../../jobs/quotas";
import { submitRun } from "../../jobs/submit-run";
import { checkTrainConfig } from "../check-train-config";
import { createJobRequest } from "../create-job-request";
import { parseV1Body } from "../parse-v1-body";
import { requireContainer } from "../require-container";
import { trainingMethod } from "../training-method";
import { readTrainset, trainsetData } from "../trainset";
import { v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const theSeed = seed("003");

/** Starts a run in a container: the call that costs money on the real cloud. */
export const createJob: V1Operation = {
  name: "createJob",
  path: "/wenxinworkshop/finetune/createJob",
  envelope: "plain",
  mode: "write",
  source: theSeed,
  rules: {
    ...v1IdRule,
    "jobRunType 0 needs baseTrainType, trainType, trainMode SFT and peftType, 1 needs increConfig": theSeed,
    "jobRunType is 0 unless given; trainsetRate 20; trainConfig.epoch and learningRate are required": ours(
      "the seed's samples give them all, no text says which may be left out",
    ),
    "baseTraintype and pefttype are taken for baseTrainType and peftType": { ...theSeed, reference: "003, samples" },
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
      seed("003"),
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
  answerFields: [...fieldsFrom(seed("003"), "id"), ...fieldsFrom(client("the SDK's mock"), "uuid")],
  readFiles: async ({ cloud, body }) => readTrainset(cloud, createJobRequest.safeParse(body).data?.trainset ?? []),
  answer: (call) => {
    const { cloud, body, record } = call;
    const request = parseV1Body(createJobRequest, body);
    const container = requireContainer(call, request.taskId);
    const { model, trainType, peftType, base } = trainingMethod(call, container, request);
    const settings = checkTrainConfig(request.trainConfig, trainType, peftType);
    const data = trainsetData(call, request.trainset, request.trainsetRate, settings.maxLength);
    if (isTrainingQuotaReached(cloud)) throw new V1Refusal("jobTrainingCountOverLimit");
    if (isChargeQuotaExceeded(cloud, data.tokens * settings.epochs)) throw new V1Refusal("chargeQuoteNotEnough");
    if (container.model === "") cloud.jobs.setModel(container.seq, model);
    const job = { ...container, model };
    const run = submitRun(cloud, record, { job, description: request.description, settings, data, base });
    return { id: run.seq, uuid: run.id };
  },
};
