import * as pulumi from "@pulumi/pulumi";
import * as finetune from "pulumi-finetune";

const config = new pulumi.Config();

/** What both runs have in common. Type 1 is a dataset of the platform; 20 percent of the rows are kept back for validation. */
const data = { trainset: [{ type: 1 as const, id: config.requireNumber("dataset") }], trainsetRate: 20 };

// Only a step on the way, so it is not published as a model.
const base = new finetune.FineTuneJob("base", {
  qianfan: {
    apiVersion: "v1",
    baseTrainType: "ERNIE-Bot-turbo",
    trainType: "ERNIE-Bot-turbo-0725",
    trainMode: "SFT",
    peftType: "ALL",
    trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
    ...data,
    publish: false,
  },
});

// Trains on from the run above, which says model and method. V1 calls the container "task" and the run in it "job"; the
// outputs have V2's words, in which it is the other way round.
const assistant = new finetune.FineTuneJob("assistant", {
  qianfan: {
    apiVersion: "v1",
    increConfig: { taskId: base.jobId, jobId: base.taskId },
    trainConfig: { epoch: 2, learningRate: 1e-5, maxSeqLen: 4096 },
    ...data,
    publish: { modelName: "assistant_v1" },
  },
});

/** The published version, `amv-…`, and the set that it belongs to, `am-…`. */
export const model = assistant.finetunedOutput;
export const modelSet = assistant.modelSetId;
