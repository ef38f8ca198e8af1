import type { PeftType } from "./train-types";

/** V2's `parameterScale` of each `peftType`. */
export const scaleOfPeft: Readonly<Record<PeftType, string>> = {
  ALL: "FullFineTuning",
  LoRA: "LoRA",
  "P-tuning": "PromptTuning",
};

/** V1's word for a `parameterScale`; one that V1 never had keeps V2's word (our choice). */
export function peftOfScale(parameterScale: string): string {
  const found = Object.entries(scaleOfPeft).find(([, scale]) => scale === parameterScale);
  return found?.[0] ?? parameterScale;
}
