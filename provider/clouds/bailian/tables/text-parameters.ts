import type { Condition, Plain } from "../../rules/condition";
import type { ParameterRow } from "../../rules/parameter-row";
import { cite } from "../../../sources";

const source = cite("create-fine-tuning-job-api");
const commandLine = cite("bailian-cli");
const consoleGuide = cite("model-training-on-console");
const pythonClient = cite("dashscope 1.27.8");
const says = "text and vision models";
const where: readonly Condition[] = [{ at: "$modality", oneOf: ["text", "vision"] }];
const everyText = { where, says } as const;

const only = (types: readonly string[]): Pick<ParameterRow, "where" | "says" | "elsewhere"> => ({
  where: [...where, { at: "trainingType", oneOf: types }],
  says: types.join(" and "),
  elsewhere: "error",
});
const loraTypes = ["efficient_sft", "dpo_lora"];
const lora = only(loraTypes);
const supervised = only(["sft", "efficient_sft"]);

const schedulers = [
  "linear",
  "polynomial",
  "cosine",
  "cosine_with_restarts",
  "constant",
  "constant_with_warmup",
  "inverse_sqrt",
  "reduce_lr_on_plateau",
];

const augmentation = (family: string, choices: readonly string[]): ParameterRow => ({
  key: "augmentation_types",
  ...supervised,
  where: [...(supervised.where ?? []), { at: "$family", oneOf: [family] }],
  rule: { kind: "comma-list", source, items: { kind: "text", choices, anyCase: true, source } },
});

const batchSizes = { min: 8, max: 1024, source: `${source}; range: ${commandLine}` } as const;
const count = (key: string): ParameterRow => ({
  key,
  ...everyText,
  rule: { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` },
});
const share = (key: string): ParameterRow => ({
  key,
  ...everyText,
  rule: { kind: "number", min: 0, max: 1, source: `${source}; a share is 0 to 1: our choice` },
});

/** The pages send readers to the console for defaults. */
const onConsole = (value: Plain): Pick<ParameterRow, "default" | "defaultSource"> => ({
  default: value,
  defaultSource: consoleGuide,
});
/** The guide names orders of magnitude, one for LoRA and one for all parameters. */
const learningRate = (order: string, when: Condition): ParameterRow => ({
  key: "learning_rate",
  ...everyText,
  where: [...where, when],
  rule: { kind: "number", above: 0, orText: true, source: `${source}; above 0: our choice` },
  default: order,
  defaultSource: cite("fine-tuning-api-guide"),
});

/** Hyperparameters of text and vision models. */
export const textParameters: readonly ParameterRow[] = [
  { ...count("n_epochs"), required: true, default: 3, defaultSource: commandLine },
  {
    key: "batch_size",
    ...everyText,
    required: true,
    rule: { kind: "number", whole: true, ...batchSizes },
    ...onConsole(16),
  },
  {
    key: "max_length",
    ...everyText,
    required: true,
    rule: { kind: "number", whole: true, min: 500, max: 131072, source: consoleGuide },
    ...onConsole(8192),
  },
  learningRate("1e-4", { at: "trainingType", oneOf: loraTypes }),
  learningRate("1e-5", { at: "trainingType", noneOf: loraTypes }),
  { key: "lr_scheduler_type", ...everyText, rule: { kind: "text", choices: schedulers, source } },
  { key: "split", ...everyText, rule: { kind: "number", above: 0, below: 1, source }, ...onConsole(0.9) },
  { ...count("max_split_val_dataset_sample"), default: 1000 },
  { ...count("eval_steps"), ...onConsole(50) },
  count("logging_steps"),
  share("warmup_ratio"),
  {
    key: "weight_decay",
    ...everyText,
    rule: { kind: "number", min: 0, source: `${source}; not negative: our choice` },
  },
  {
    key: "freeze_vit",
    where: [{ at: "$modality", oneOf: ["vision"] }],
    says: "vision models",
    elsewhere: "error",
    rule: { kind: "boolean", source },
  },
  { key: "lora_rank", ...lora, rule: { kind: "number", choices: [8, 16, 32, 64], source }, default: 64 },
  {
    key: "lora_alpha",
    ...lora,
    rule: { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` },
  },
  {
    key: "lora_dropout",
    ...lora,
    rule: { kind: "number", min: 0, below: 1, source: `${source}; below 1: our choice` },
  },
  { key: "data_augmentation", ...supervised, rule: { kind: "boolean", source } },
  augmentation("qwen2", [
    "dialogue_cn",
    "math_cn",
    "general_coding_cn",
    "general_purpose_cn",
    "nlp",
    "dialogue_en",
    "math_en",
    "general_coding_en",
    "general_purpose_en",
  ]),
  augmentation("qwen3", ["mix_v2"]),
  augmentation("qwen3-vl", ["vl_mix"]),
  {
    key: "augmentation_ratio",
    ...supervised,
    rule: { kind: "comma-list", source, items: { kind: "number", min: 0, max: 2, orText: true, source } },
  },
  {
    key: "save_strategy",
    ...everyText,
    rule: { kind: "text", choices: ["epoch", "steps"], source },
    ...onConsole("epoch"),
  },
  count("save_steps"),
  {
    key: "save_total_limit",
    ...everyText,
    // The console itself sends the text "3".
    rule: { kind: "number", whole: true, min: 1, orText: true, source: `${source}; not below 1: our choice` },
    default: 10,
  },
  { key: "prompt_loss", ...everyText, rule: { kind: "number", source: pythonClient } },
];
