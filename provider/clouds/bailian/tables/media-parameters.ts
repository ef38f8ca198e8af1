import type { Plain } from "../../rules/condition";
import type { ParameterRow } from "../../rules/parameter-row";
import type { NumberRule, ValueRule } from "../../rules/value-rule";
import { cite, type Authority } from "../../../sources";

const voicePage = cite("voice-synthesis-create-fine-tuning-job-api");
const videoPage = cite("video-generation-create-fine-tuning-job-api");
const imagePage = cite("image-generation-create-fine-tuning-job-api");

type Limits = Omit<NumberRule, "kind" | "source">;

/** Rows of one group of models: all keys under the same conditions and source. */
function rowsFor(
  group: Pick<ParameterRow, "where" | "says"> & { readonly source: Authority },
  rules: Readonly<Record<string, Limits | ValueRule>>,
  defaults: Readonly<Record<string, Plain>> = {},
): readonly ParameterRow[] {
  const { source, ...row } = group;
  return Object.entries(rules).map(([key, rule]) => ({
    key,
    ...row,
    rule: "kind" in rule ? rule : { kind: "number", source, ...rule },
    ...(defaults[key] === undefined ? {} : { default: defaults[key] }),
  }));
}

const whole = { whole: true, min: 1 } as const;
const positive = { above: 0, orText: true } as const;
const choice = (choices: readonly string[], source: Authority): ValueRule => ({ kind: "text", choices, source });

const voiceDefaults = {
  lm_max_epoch: 60,
  lm_step: 5,
  lm_num: 3,
  lm_batch_size: 1000,
  fm_max_epoch: 100,
  fm_step: 10,
  fm_num: 3,
  fm_batch_size: 2000,
};
const voice: readonly ParameterRow[] = Object.entries(voiceDefaults).map(([key, value]) => ({
  key,
  where: [{ at: "$modality", oneOf: ["voice"] }],
  says: "CosyVoice",
  required: true,
  rule: { kind: "number", whole: true, min: 1, max: 2147483647, source: voicePage },
  default: value,
}));

const video = rowsFor(
  { where: [{ at: "$modality", oneOf: ["video"] }], says: "video models", source: videoPage },
  {
    n_epochs: whole,
    batch_size: whole,
    learning_rate: positive,
    eval_epochs: whole,
    split: { above: 0, below: 1 },
    max_split_val_dataset_sample: whole,
    save_total_limit: whole,
    lora_rank: { whole: true, powerOfTwo: true },
    lora_alpha: { whole: true, powerOfTwo: true },
  },
  {
    n_epochs: 50,
    learning_rate: "2e-5",
    eval_epochs: 20,
    split: 0.9,
    max_split_val_dataset_sample: 5,
    save_total_limit: 10,
    lora_rank: 32,
    lora_alpha: 32,
  },
);

const pixels = ([models, min, max, usual]: readonly [
  readonly string[],
  number,
  number,
  number,
]): readonly ParameterRow[] =>
  rowsFor(
    { where: [{ at: "$baseModel", oneOf: models }], says: models.join(" and "), source: videoPage },
    { max_pixels: { whole: true, min, max } },
    { max_pixels: usual },
  );

const framed = rowsFor(
  { where: [{ at: "$baseModel", oneOf: ["wan2.7-i2v"] }], says: "wan2.7-i2v", source: videoPage },
  { task_type: choice(["i2v", "kf2v"], videoPage) },
);

const sizes = choice(["1k", "2k"], imagePage);
const wanImage = rowsFor(
  {
    where: [{ at: "$baseModel", oneOf: ["wan2.7-image", "wan2.7-image-pro"] }],
    says: "wan2.7-image",
    source: imagePage,
  },
  {
    max_steps: whole,
    eval_steps: whole,
    learning_rate: positive,
    generation_type: choice(["t2i", "i2i"], imagePage),
    max_pixels: sizes,
    val_img_size: sizes,
    max_token_length: sizes,
    gradient_clip: { min: 0 },
    weight_decay: { min: 0 },
    lora_rank: whole,
    save_total_limit: whole,
  },
  {
    max_steps: 800,
    eval_steps: 200,
    learning_rate: "3e-5",
    gradient_clip: 0.5,
    weight_decay: 0.02,
    lora_rank: 32,
    save_total_limit: 10,
  },
);

const qwenImage = rowsFor(
  {
    where: [{ at: "$baseModel", oneOf: ["qwen-image-2.0", "qwen-image-2.0-pro"] }],
    says: "qwen-image-2.0",
    source: imagePage,
  },
  {
    n_epochs: { whole: true, min: 1, max: 10000 },
    eval_epochs: { whole: true, min: 1, max: 1000 },
    batch_size: { whole: true, min: 1, max: 2048 },
    learning_rate: positive,
    gradient_clip: { min: 0, max: 10 },
    weight_decay: { min: 0, max: 1 },
    lora_rank: { whole: true, min: 8, max: 128 },
    save_total_limit: { whole: true, min: 1, max: 40 },
    // Decides the price.
    max_pixels: sizes,
  },
  { n_epochs: 10, eval_epochs: 10, batch_size: 8, learning_rate: "5e-5", lora_rank: 32, save_total_limit: 20 },
);

/** Hyperparameters of speech, video and image models. Bounds without a number in the document are our choice. */
export const mediaParameters: readonly ParameterRow[] = [
  ...voice,
  ...video,
  ...pixels([["wan2.7-i2v"], 36864, 123904, 102400]),
  ...pixels([["wan2.5-i2v-preview"], 16384, 36864, 36864]),
  ...pixels([["wan2.2-i2v-flash", "wan2.2-kf2v-flash"], 65536, 262144, 262144]),
  ...framed,
  ...wanImage,
  ...qwenImage,
];
