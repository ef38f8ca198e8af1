import * as finetune from "pulumi-finetune";

const faq = new finetune.FineTunedModel("faq", {
  dataset: { path: "../quickstart/data/support.chat.jsonl", format: "chat", bailian: {} },
  job: {
    // In the price list's currency; more is refused at preview.
    maxCost: 10,
    bailian: {
      model: "qwen3-8b",
      trainingType: "efficient_sft",
      hyperParameters: { n_epochs: 3, batch_size: 16, max_length: 8192 },
    },
  },
  version: { checkpoint: "best" },
  // A model that misses fails `up` and stays published; the one that served before serves on.
  acceptWhen: { evalLoss: { max: 2 } },
  deployment: { bailian: { plan: "lora" } },
});

/** What a client sends as `model`, and where. */
export const { deployedModel, baseUrl, report } = faq;
