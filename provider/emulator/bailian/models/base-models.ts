import { own } from "../../../base/own";
import { doc, type Source } from "../../provenance/provenance";

/** Training types of text models (overview of tuning, autumn 2026). */
const all = ["cpt", "sft", "efficient_sft", "dpo_full", "dpo_lora"];
const tunedBothWays = ["sft", "efficient_sft"];
const withoutPretraining = ["sft", "efficient_sft", "dpo_full", "dpo_lora"];
const onlyFull = ["sft"];
const onlyLora = ["efficient_sft"];

/** Where the table comes from. */
export const baseModelsSource: Source = doc("model-training-overview, model-training-on-console");

/**
 * Which training types each model supports (overview page and console guide, autumn 2026). The list moves every month, so
 * a model that is not in it is accepted with any type.
 */
export const baseModels: Readonly<Record<string, readonly string[]>> = {
  "qwen3.5-27b": tunedBothWays,
  "qwen3.5-9b": tunedBothWays,
  "qwen3.5-4b": tunedBothWays,
  "qwen3.6-27b": tunedBothWays,
  "qwen3.8-27b": tunedBothWays,
  "qwen3.7-plus-2026-05-26": onlyFull,
  "qwen3.6-flash-2026-04-16": onlyFull,
  "qwen3.6-plus-2026-04-02": onlyFull,
  "qwen3.5-flash-2026-02-23": onlyFull,
  "qwen3.5-plus-2026-02-15": onlyFull,
  "qwen3-32b": all,
  "qwen3-4b-instruct-2507": all,
  "qwen3-14b": withoutPretraining,
  "qwen3-8b": withoutPretraining,
  "qwen-plus-character-2025-11-06": withoutPretraining,
  "qwen3-30b-a3b-instruct-2507": ["cpt", "sft", "efficient_sft"],
  "qwen3-1.7b": all,
  "qwen3-0.6b": all,
  "qwen2.5-72b-instruct": all,
  "qwen2.5-32b-instruct": all,
  "qwen2.5-14b-instruct": all,
  "qwen2.5-7b-instruct": all,
  "qwen3-vl-8b-instruct": tunedBothWays,
  "qwen3-vl-8b-thinking": tunedBothWays,
  "qwen3-vl-4b-instruct": tunedBothWays,
  "qwen2.5-vl-72b-instruct": tunedBothWays,
  "qwen2.5-vl-32b-instruct": tunedBothWays,
  "qwen2.5-vl-7b-instruct": tunedBothWays,
  "cosyvoice-v3-flash": onlyLora,
  "wan2.7-i2v": onlyLora,
  "wan2.6-i2v": onlyLora,
  "wan2.5-i2v-preview": onlyLora,
  "wan2.2-i2v-flash": onlyLora,
  "wan2.2-kf2v-flash": onlyLora,
  "wan2.7-image": onlyLora,
  "wan2.7-image-pro": onlyLora,
  "qwen-image-2.0": onlyLora,
  "qwen-image-2.0-pro": onlyLora,
};

/** What a model makes or reads; undefined for one that is in no table. */
export function kindOf(model: string): "text" | "vision" | "voice" | "video" | "image" | undefined {
  if (/^cosyvoice/.test(model)) return "voice";
  if (/^(?:qwen-image|wan[\d.]+-image)/.test(model)) return "image";
  if (/^wan/.test(model)) return "video";
  if (/^qwen[\d.]+-vl/.test(model)) return "vision";
  return own(baseModels, model) === undefined ? undefined : "text";
}

/** Models of text that read pictures and videos, too: from qwen3.5 on [text-generation-tuning-data-upload-rules]. */
export function takesBoth(model: string): boolean {
  return /^qwen3\.\d/.test(model);
}
