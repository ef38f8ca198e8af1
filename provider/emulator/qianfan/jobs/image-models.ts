/** Models that make images: no text metrics, one fixed parameter scale each (theme page Q/2981496). */
export const imageModels: ReadonlyMap<string, "FullFineTuning" | "LoRA"> = new Map([
  ["WENXIN-YIGE", "FullFineTuning"],
  ["Stable-Diffusion-XL-Base-1.0", "LoRA"],
]);
