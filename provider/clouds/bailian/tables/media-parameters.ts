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
): readonly ParameterRow[] {
  const { source, ...row } = group;
  return Object.entries(rules).map(([key, rule]) => ({
    key,
    ...row,
    rule: "kind" in rule ? rule : { kind: "number", source, ...rule },
  }));
}

const whole = { whole: true, min: 1 } as const;
const positive = { above: 0, orText: true } as const;
const choice = (choices: readonly string[], source: Authority): ValueRule => ({ kind: "text", choices, source });

const voiceKeys = [
  "lm_max_epoch",
  "lm_step",
  "lm_num",
  "lm_batch_size",
  "fm_max_epoch",
  "fm_step",
  "fm_num",
  "fm_batch_size",
];
const voice: readonly ParameterRow[] = voiceKeys.map((key) => ({
  key,
  where: [{ at: "$modality", oneOf: ["voice"] }],
  says: "CosyVoice",
  required: true,
  rule: { kind: "number", whole: true, min: 1, max: 2147483647, source: voicePage },
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
);

const pixels = ([models, min, max]: readonly [readonly string[], number, number]): readonly ParameterRow[] =>
  rowsFor(
    { where: [{ at: "$baseModel", oneOf: models }], says: models.join(" and "), source: videoPage },
    { max_pixels: { whole: true, min, max } },
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
);

/** Hyperparameters of speech, video and image models. Bounds without a number in the document are our choice. */
export const mediaParameters: readonly ParameterRow[] = [
  ...voice,
  ...video,
  ...pixels([["wan2.7-i2v"], 36864, 123904]),
  ...pixels([["wan2.5-i2v-preview"], 16384, 36864]),
  ...pixels([["wan2.2-i2v-flash", "wan2.2-kf2v-flash"], 65536, 262144]),
  ...framed,
  ...wanImage,
  ...qwenImage,
];
