import * as pulumi from "@pulumi/pulumi";
import * as finetune from "pulumi-finetune";

const config = new pulumi.Config();

const job = new finetune.FineTuneJob("support-bot", {
  bailian: {
    model: "qwen3-8b",
    trainingType: "efficient_sft",
    trainingFileIds: [config.require("trainingFileId")],
    hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
  },
  // `false`: `up` returns once the job is submitted, and a later run of the pipeline fills the outputs.
  waitForCompletion: config.getBoolean("wait") ?? true,
  // Shorter than the pipeline's own limit, so that the wait ends by itself and Pulumi saves what it saw. The job goes on.
  timeouts: { create: "5h", update: "5h" },
});

/** Absent until the model exists: a serving stack that requires it refuses to come up before. */
export const model = job.finetunedOutput;
export const status = job.status;
