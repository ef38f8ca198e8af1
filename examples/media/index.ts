import * as finetune from "pulumi-finetune";

// A folder goes up as one archive, and goes up again only when something in it changes.
const pictures = new finetune.TrainingDataset("lamps", { path: "lamps", format: "vision", bailian: {} });
const recordings = new finetune.TrainingDataset("recordings", { path: "voice", format: "voice", bailian: {} });

const inspector = new finetune.FineTuneJob("inspector", {
  trainingDataset: pictures,
  bailian: {
    model: "qwen3-vl-8b-instruct",
    trainingType: "efficient_sft",
    hyperParameters: { n_epochs: 1, batch_size: 8, max_length: 8192 },
  },
});

const speaker = new finetune.FineTuneJob("speaker", {
  trainingDataset: recordings,
  bailian: {
    model: "cosyvoice-v3-flash",
    trainingType: "efficient_sft",
    hyperParameters: {
      lm_max_epoch: 60,
      lm_step: 5,
      lm_num: 3,
      lm_batch_size: 1000,
      fm_max_epoch: 100,
      fm_step: 10,
      fm_num: 3,
      fm_batch_size: 2000,
    },
  },
});

/** What a service passes as `model` once these are deployed. */
export const vision = inspector.finetunedOutput;
export const voice = speaker.finetunedOutput;
