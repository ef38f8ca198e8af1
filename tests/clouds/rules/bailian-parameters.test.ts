import { bailianRules } from "../../../provider/clouds/bailian/rules";
import { bailianBlock, block } from "./blocks";
import { expectFindings } from "./expect-findings";

type Case = readonly [title: string, changes: Readonly<Record<string, unknown>>, findings: readonly string[]];

const full = { trainingType: "sft" };
const cosyvoice = {
  model: "cosyvoice-v3-flash",
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
};
const augmented = {
  "hyperParameters.data_augmentation": true,
  "hyperParameters.augmentation_types": "mix_v2",
  "hyperParameters.augmentation_ratio": "1.0",
};
const hp = (key: string, value: unknown): Readonly<Record<string, unknown>> => ({ [`hyperParameters.${key}`]: value });

const cases: readonly Case[] = [
  [
    "no hyperparameters",
    { hyperParameters: undefined },
    ["error hyperParameters.batch_size", "error hyperParameters.max_length", "error hyperParameters.n_epochs"],
  ],
  ["hyperparameters that are a list", { hyperParameters: [1] }, ["error hyperParameters"]],
  ["an unlisted hyperparameter", hp("new_knob", 1), ["warning hyperParameters.new_knob"]],
  ["n_epochs at its minimum", hp("n_epochs", 1), []],
  ["n_epochs below", hp("n_epochs", 0), ["error hyperParameters.n_epochs"]],
  ["n_epochs that is not whole", hp("n_epochs", 1.5), ["error hyperParameters.n_epochs"]],
  ["n_epochs as text", hp("n_epochs", "3"), ["error hyperParameters.n_epochs"]],
  ["batch_size at its minimum", hp("batch_size", 8), []],
  ["batch_size below", hp("batch_size", 7), ["error hyperParameters.batch_size"]],
  ["batch_size at its maximum", hp("batch_size", 1024), []],
  ["batch_size above", hp("batch_size", 1025), ["error hyperParameters.batch_size"]],
  ["max_length at its minimum", hp("max_length", 500), []],
  ["max_length below", hp("max_length", 499), ["error hyperParameters.max_length"]],
  ["max_length at its maximum", hp("max_length", 131072), []],
  ["max_length above", hp("max_length", 131073), ["error hyperParameters.max_length"]],
  ["learning_rate as number", hp("learning_rate", 1e-4), []],
  ["learning_rate of zero", hp("learning_rate", "0"), ["error hyperParameters.learning_rate"]],
  ["learning_rate in words", hp("learning_rate", "small"), ["error hyperParameters.learning_rate"]],
  ["split inside", hp("split", 0.9), []],
  ["split of one", hp("split", 1), ["error hyperParameters.split"]],
  ["split of zero", hp("split", 0), ["error hyperParameters.split"]],
  ["an unknown scheduler", hp("lr_scheduler_type", "liner"), ["error hyperParameters.lr_scheduler_type"]],
  [
    "warm-up with a constant rate",
    { ...hp("lr_scheduler_type", "constant"), ...hp("warmup_ratio", 0.05) },
    ["warning hyperParameters.warmup_ratio"],
  ],
  ["lora_rank of the choices", hp("lora_rank", 64), []],
  ["lora_rank beside the choices", hp("lora_rank", 12), ["error hyperParameters.lora_rank"]],
  ["lora_rank where all parameters train", { ...full, ...hp("lora_rank", 64) }, ["error hyperParameters.lora_rank"]],
  ["lora_alpha where all parameters train", { ...full, ...hp("lora_alpha", 64) }, ["error hyperParameters.lora_alpha"]],
  [
    "lora_dropout where all parameters train",
    { ...full, ...hp("lora_dropout", 0.1) },
    ["error hyperParameters.lora_dropout"],
  ],
  ["freeze_vit of a text model", hp("freeze_vit", true), ["error hyperParameters.freeze_vit"]],
  ["freeze_vit of a vision model", { model: "qwen3-vl-8b-instruct", ...hp("freeze_vit", true) }, []],
  ["save_total_limit as the console writes it", hp("save_total_limit", "3"), []],
  [
    "save_steps with the strategy epoch",
    { ...hp("save_strategy", "epoch"), ...hp("save_steps", 10) },
    ["warning hyperParameters.save_steps"],
  ],
  ["augmentation", augmented, []],
  ["augmentation in capitals", { ...augmented, ...hp("augmentation_types", "MIX_V2") }, []],
  [
    "augmentation of another family",
    { ...augmented, ...hp("augmentation_types", "vl_mix") },
    ["error hyperParameters.augmentation_types"],
  ],
  [
    "an augmentation ratio above 2",
    { ...augmented, ...hp("augmentation_ratio", "2.1") },
    ["error hyperParameters.augmentation_ratio"],
  ],
  [
    "one augmentation ratio too many",
    { ...augmented, ...hp("augmentation_ratio", "1,2") },
    ["error hyperParameters.augmentation_ratio"],
  ],
  [
    "augmentation without types",
    hp("data_augmentation", true),
    ["error hyperParameters.augmentation_ratio", "error hyperParameters.augmentation_types"],
  ],
  [
    "augmentation that is switched off",
    { ...augmented, ...hp("data_augmentation", undefined) },
    ["warning hyperParameters.augmentation_ratio", "warning hyperParameters.augmentation_types"],
  ],
  [
    "augmentation of preference training",
    { trainingType: "dpo_lora", ...augmented },
    [
      "error hyperParameters.augmentation_ratio",
      "error hyperParameters.augmentation_types",
      "error hyperParameters.data_augmentation",
    ],
  ],
  ["a speech model", cosyvoice, []],
  [
    "a speech model without its parameters",
    { ...cosyvoice, "hyperParameters.lm_num": undefined },
    ["error hyperParameters.lm_num"],
  ],
  ["a speech model with two files", { ...cosyvoice, trainingFileIds: ["a", "b"] }, ["error trainingFileIds"]],
  [
    "pixels of one video model for another",
    { model: "wan2.7-i2v", hyperParameters: { max_pixels: 262144 } },
    ["error hyperParameters.max_pixels"],
  ],
  ["pixels of a video model", { model: "wan2.2-i2v-flash", hyperParameters: { max_pixels: 262144 } }, []],
  [
    "a rank of a video model that is no power of two",
    { model: "wan2.7-i2v", hyperParameters: { lora_rank: 24 } },
    ["error hyperParameters.lora_rank"],
  ],
  ["an image model", { model: "qwen-image-2.0", hyperParameters: { n_epochs: 10000, lora_rank: 128 } }, []],
  [
    "an image model out of range",
    { model: "qwen-image-2.0", hyperParameters: { n_epochs: 10001 } },
    ["error hyperParameters.n_epochs"],
  ],
];

describe("check of the hyperparameters of the bailian block", () => {
  for (const [title, changes, findings] of cases) {
    it(`answers ${findings.join(", ") || "nothing"} to ${title}`, () =>
      expectFindings(bailianRules, block(bailianBlock, changes), findings));
  }
});
