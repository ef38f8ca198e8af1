import * as pulumi from "@pulumi/pulumi";
import * as finetune from "pulumi-finetune";

const config = new pulumi.Config();

/** What both trainings have in common. */
const training = { model: "ERNIE-Speed-8K", trainMode: "SFT", parameterScale: "FullFineTuning" };

function dataset(versionId: string) {
  return { sourceType: "Platform", versions: [{ versionId, samplingRate: 1 }], splitRatio: 20 };
}

// Only a step on the way, so it is not published as a model.
const domain = new finetune.FineTuneJob("domain", {
  qianfan: {
    ...training,
    dataset: dataset(config.require("generalData")),
    hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
    publish: false,
  },
});

// Trains on from the run above. Its ID is an output of that job, so Pulumi waits for that job first.
const assistant = new finetune.FineTuneJob("assistant", {
  qianfan: {
    ...training,
    incrementTaskId: domain.taskId,
    dataset: dataset(config.require("ownData")),
    hyperParameters: { epoch: 2, learningRate: 1e-5, maxSeqLen: 4096 },
    publish: { modelName: "assistant", description: "Trained by Pulumi" },
  },
});

/** The published version, `amv-…`, and the set that it belongs to, `am-…`. */
export const model = assistant.finetunedOutput;
export const modelSet = assistant.modelSetId;
export const metrics = assistant.metrics;
