import { type Authority, cite } from "../../../sources";

const overview = cite("model-training-overview");

/** One model that Bailian trains. */
export interface ModelRow {
  readonly model: string;
  readonly modality: "text" | "vision" | "voice" | "video" | "image";
  /** Decides the names of augmentation types and the number of files. */
  readonly family?: "qwen2" | "qwen3" | "qwen3-vl" | "cosyvoice" | "wan";
  /** Methods that the document lists; absent where none does. */
  readonly trainingTypes?: readonly string[];
  /** A model of text that reads pictures and videos, too. */
  readonly seesMedia?: true;
  readonly source: Authority;
}

type Group = Omit<ModelRow, "model"> & { readonly models: readonly string[] };

const supervised = ["sft", "efficient_sft"];
const preferred = [...supervised, "dpo_full", "dpo_lora"];
const everything = ["cpt", ...preferred];
const text = { modality: "text", source: overview } as const;
/** [text-generation-tuning-data-upload-rules]: from qwen3.5 on they take media, and text alone as before. */
const seeing = { ...text, seesMedia: true } as const;
const vision = { modality: "vision", trainingTypes: supervised, source: overview } as const;
const lora = { trainingTypes: ["efficient_sft"], source: overview } as const;

const groups: readonly Group[] = [
  {
    ...seeing,
    models: ["qwen3.8-27b", "qwen3.6-27b", "qwen3.5-27b", "qwen3.5-9b", "qwen3.5-4b"],
    trainingTypes: supervised,
  },
  // The largest is deployed by the cloud's sales only.
  {
    ...seeing,
    models: [
      "qwen3.7-plus-2026-05-26",
      "qwen3.6-flash-2026-04-16",
      "qwen3.6-plus-2026-04-02",
      "qwen3.5-flash-2026-02-23",
      "qwen3.5-plus-2026-02-15",
    ],
    trainingTypes: ["sft"],
  },
  {
    ...text,
    models: ["qwen3-32b", "qwen3-4b-instruct-2507", "qwen3-1.7b", "qwen3-0.6b"],
    family: "qwen3",
    trainingTypes: everything,
  },
  {
    ...text,
    models: ["qwen2.5-72b-instruct", "qwen2.5-32b-instruct", "qwen2.5-14b-instruct", "qwen2.5-7b-instruct"],
    family: "qwen2",
    trainingTypes: everything,
  },
  { ...text, models: ["qwen3-14b", "qwen3-8b"], family: "qwen3", trainingTypes: preferred },
  { ...text, models: ["qwen-plus-character-2025-11-06"], trainingTypes: preferred },
  { ...text, models: ["qwen3-30b-a3b-instruct-2507"], family: "qwen3", trainingTypes: ["cpt", ...supervised] },
  // Only reinforcement learning names it.
  { ...seeing, models: ["qwen3.5-35b-a3b"] },
  {
    ...vision,
    models: ["qwen3-vl-8b-instruct", "qwen3-vl-8b-thinking", "qwen3-vl-4b-instruct"],
    family: "qwen3-vl",
  },
  { ...vision, models: ["qwen2.5-vl-72b-instruct", "qwen2.5-vl-32b-instruct", "qwen2.5-vl-7b-instruct"] },
  { ...lora, models: ["cosyvoice-v3-flash"], modality: "voice", family: "cosyvoice" },
  {
    ...lora,
    models: ["wan2.7-i2v", "wan2.6-i2v", "wan2.5-i2v-preview", "wan2.2-i2v-flash", "wan2.2-kf2v-flash"],
    modality: "video",
    family: "wan",
  },
  { ...lora, models: ["wan2.7-image", "wan2.7-image-pro"], modality: "image", family: "wan" },
  { ...lora, models: ["qwen-image-2.0", "qwen-image-2.0-pro"], modality: "image" },
];

/** The models that documents name. The catalogue changes monthly, so that an unlisted one is only a warning. */
export const modelRows: readonly ModelRow[] = groups.flatMap(({ models, ...row }) =>
  models.map((model) => ({ model, ...row })),
);

/** When this table was compared with the documents. */
export const tableOf = "2026-11";

/** Reinforcement learning: `rl` in the guide, `reinforcement` in the official client [fine-tuning-api-guide]. */
export const reinforcement = ["rl", "reinforcement"] as const;

/** Methods that documents name for fine-tuning jobs [create-fine-tuning-job-api]. */
export const trainingTypes = ["sft", "efficient_sft", "cpt", "dpo_full", "dpo_lora"] as const;

/** Ending of the model ID that a finished job gives: job ID of date, time and four hexadecimal digits, and a third part at times (samples of [get-fine-tuning-job-api]). */
export const tunedModel = /-ft-\d{12}-[0-9a-f]{4}(-[a-z]+)?$/;
