import * as finetune from "@pulumi-finetune/finetune";

const supportData = new finetune.TrainingDataset("support-data", {
  path: "../quickstart/data/support.chat.jsonl",
  format: "chat",
  bailian: {},
});
const supportBot = new finetune.FineTuneJob("support-bot", {
  bailian: {
    model: "qwen3-8b",
    trainingType: "efficient_sft",
    trainingFileIds: [supportData.fileId],
    hyperParameters: { n_epochs: 3, batch_size: 16, max_length: 8192 },
  },
});
const supportService = new finetune.ModelDeployment("support-service", {
  model: supportBot.finetunedOutput,
  bailian: { plan: "lora" },
});

export const jobId = supportBot.id;
export const model = supportBot.finetunedOutput;
export const deployedModel = supportService.deployedModel;
