import type { Relation } from "../../rules/value-rule";
import { cite, type Authority } from "../../../sources";

const supportTable = cite("clwgbz367");
const fixedScales = cite("2981496-7");
const consoleDpo = cite("3lup7d5bg");

/** When these tables were compared with the documents. */
export const tableOf = "2026-11";

/**
 * Base models that [clwgbz367], [4lrzz0plk] and the official client [Python SDK] name. The catalogue changes: another one is a
 * warning.
 */
export const models: readonly string[] = [
  "ERNIE-Speed-8K",
  "ERNIE-Speed", // former name of ERNIE-Speed-8K, which [Python SDK] still renames
  "ERNIE-Lite-8K-0308",
  "ERNIE-Lite-8K-0922",
  "ERNIE-Tiny-8K",
  "ERNIE-3.5-8K",
  "ERNIE-4.0-Turbo-8K",
  "ERNIE-Bot-turbo-0704",
  "ERNIE-Bot-turbo-0725",
  "Qianfan-Chinese-Llama-2-7B",
  "Qianfan-Chinese-Llama-2-13B",
  "Qianfan-Chinese-Llama-2-13B-v2",
  "Mixtral-8x7B",
  "ChatGLM2-6B-32K",
  "WENXIN-YIGE",
  "Stable-Diffusion-XL-Base-1.0",
  "Custom-Model",
];

/** Training modes by their API names; SimPO and RFT are known by their console names only. */
export const trainModes: readonly string[] = ["SFT", "PostPretrain", "DPO", "KTO", "SimPO", "RFT"];

/** Parameter scales that [clwgbz367] and the official client [Python SDK] name. */
export const parameterScales: readonly string[] = ["FullFineTuning", "LoRA", "LoRA-GA", "PromptTuning"];

interface ScaleRow {
  readonly model: string;
  readonly trainMode?: string;
  readonly scales: readonly string[];
  readonly source: Authority;
}

const rows: readonly ScaleRow[] = [
  {
    model: "ERNIE-Lite-8K-0308",
    trainMode: "SFT",
    scales: ["FullFineTuning", "LoRA", "LoRA-GA"],
    source: supportTable,
  },
  { model: "WENXIN-YIGE", scales: ["FullFineTuning"], source: fixedScales },
  { model: "Stable-Diffusion-XL-Base-1.0", scales: ["LoRA"], source: fixedScales },
  { model: "ERNIE-4.0-Turbo-8K", trainMode: "DPO", scales: ["FullFineTuning"], source: consoleDpo },
];

/** What documents list of a model. */
export function scalesOfModel(model: string): readonly Pick<ScaleRow, "trainMode" | "scales">[] {
  return rows.filter((row) => row.model === model);
}

/** Scales that a model can be trained with, where a document lists them. Another one is only a warning. */
export const scalesOfModels: readonly Relation[] = rows.map(({ model, trainMode, scales, source }): Relation => ({
  kind: "narrowed-when",
  member: "parameterScale",
  when: [
    { at: "model", oneOf: [model] },
    { at: "parameterScale", oneOf: parameterScales },
    ...(trainMode === undefined ? [] : [{ at: "trainMode", oneOf: [trainMode] }]),
  ],
  rule: { kind: "text", choices: scales, source },
  subject: trainMode === undefined ? model : `${model} with ${trainMode}`,
  source,
  tableOf,
}));
