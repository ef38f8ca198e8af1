import * as finetune from "pulumi-finetune";

const supportBot = new finetune.FineTuneJob("support-bot", {
  bailian: {
    model: "qwen3-8b",
    trainingType: "efficient_sft",
    trainingFileIds: ["file-ft-sample0000000001"],
    hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
  },
});

const faqBot = new finetune.FineTuneJob("faq-bot", {
  qianfan: {
    model: "ERNIE-Speed-8K",
    trainMode: "SFT",
    parameterScale: "FullFineTuning",
    dataset: { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 },
    hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
  },
});

export const supportBotModel = supportBot.finetunedOutput;
export const faqBotModel = faqBot.finetunedOutput;
