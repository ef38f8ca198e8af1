import * as finetune from "pulumi-finetune";

// Two clouds, the same story on each: a file, a training on it, and a model that answers.

const supportData = new finetune.TrainingDataset("support-data", {
  path: "data/support.chat.jsonl",
  format: "chat",
  bailian: {},
});
const supportBot = new finetune.FineTuneJob("support-bot", {
  trainingDataset: supportData,
  maxCost: 10,
  bailian: {
    model: "qwen3-8b",
    trainingType: "efficient_sft",
    hyperParameters: { n_epochs: 3, batch_size: 16, max_length: 8192 },
  },
});
const supportService = new finetune.ModelDeployment("support-service", {
  model: supportBot,
  bailian: { plan: "lora" },
});

const faqData = new finetune.TrainingDataset("faq-data", {
  path: "data/support.prompt-response.jsonl",
  format: "prompt-response",
  qianfan: { bucket: "sample-bucket" },
});
const faqBot = new finetune.FineTuneJob("faq-bot", {
  trainingDataset: faqData,
  qianfan: {
    model: "ERNIE-Speed-8K",
    trainMode: "SFT",
    parameterScale: "FullFineTuning",
    dataset: { splitRatio: 20 },
    hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
  },
});
const faqService = new finetune.ModelDeployment("faq-service", {
  model: faqBot,
  qianfan: {
    resourceConfig: { type: "GPU-1-1", replicasCount: 1 },
    billing: { paymentTiming: "Postpaid" },
  },
});

export const supportBotModel = supportBot.finetunedOutput;
export const supportBotDeployed = supportService.deployedModel;
export const faqBotModel = faqBot.finetunedOutput;
export const faqBotDeployed = faqService.deployedModel;
