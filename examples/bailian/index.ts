import * as pulumi from "@pulumi/pulumi";
import * as finetune from "pulumi-finetune";

const config = new pulumi.Config();

const job = new finetune.FineTuneJob("support-bot", {
  bailian: {
    model: "qwen3-8b",
    trainingType: "efficient_sft",
    trainingFileIds: [config.require("trainingFileId")],
    // Under the names and in the units of the cloud's own documentation.
    hyperParameters: {
      n_epochs: 3,
      batch_size: 16,
      max_length: 8192,
      learning_rate: "1.6e-5",
      lora_rank: 16,
    },
  },
  // A change of this text trains anew on the same arguments, for example after the file's content was corrected.
  triggers: { data: "2026-11" },
  // When it is over, `up` fails and the job goes on; the next `up` resumes waiting.
  timeouts: { create: "12h" },
});

/** What a service passes as `model` once this model is deployed. */
export const model = job.finetunedOutput;
export const jobId = job.jobId;
export const billedTokens = job.trainedTokens;
