import { baseModels } from "../jobs/base-models";

/** Text models that everybody can call without a deployment: those that can be tuned, and a few of the page on models. */
export const offeredModels: readonly string[] = [
  ...Object.keys(baseModels).filter((model) => /^qwen[\d.]*-(?!vl|image|plus-character)/.test(model)),
  "qwen-plus",
  "qwen-flash",
  "qwen-max",
];
