import { doc, type Source } from "../../provenance/provenance";

/** Where the table comes from. */
export const trainingPricesSource: Source = doc("model-training-and-deployment-billing, Beijing");

/** CNY per million trained tokens. */
export const trainingPrices: Readonly<Record<string, number>> = {
  "qwen3.8-27b": 50,
  "qwen3.7-plus-2026-05-26": 350,
  "qwen3.6-27b": 50,
  "qwen3.6-flash-2026-04-16": 50,
  "qwen3.6-plus-2026-04-02": 300,
  "qwen3.5-27b": 50,
  "qwen3.5-9b": 20,
  "qwen3.5-4b": 15,
  "qwen3.5-flash-2026-02-23": 50,
  "qwen3.5-plus-2026-02-15": 300,
  "qwen3-32b": 40,
  "qwen3-30b-a3b-instruct-2507": 30,
  "qwen3-14b": 30,
  "qwen3-8b": 6,
  "qwen3-4b-instruct-2507": 6,
  "qwen3-1.7b": 4.5,
  "qwen3-0.6b": 3,
  "qwen2.5-72b-instruct": 150,
  "qwen2.5-32b-instruct": 30,
  "qwen2.5-14b-instruct": 30,
  "qwen2.5-7b-instruct": 6,
  "qwen-plus-character-2025-11-06": 150,
  "qwen3-vl-8b-instruct": 12,
  "qwen3-vl-8b-thinking": 12,
  "qwen3-vl-4b-instruct": 6,
  "qwen2.5-vl-72b-instruct": 50,
  "qwen2.5-vl-32b-instruct": 20,
  "qwen2.5-vl-7b-instruct": 10,
  "wan2.7-image": 80,
  "wan2.7-image-pro": 80,
  "qwen-image-2.0": 20,
  "wan2.7-i2v": 2000,
  "wan2.5-i2v-preview": 320,
  "wan2.2-i2v-flash": 60,
  "wan2.2-kf2v-flash": 60,
  "cosyvoice-v3-flash": 200,
};
