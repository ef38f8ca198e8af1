import { own } from "../../../base/own";
import type { JsonObject } from "../../../base/json";
import { differencesOf } from "../../compare-values";
import type { FineTuningJob, FineTuningTask } from "../schemas";
import { baseTrainTypes, trainTypes } from "../tables/v1-models";
import { v1ArgumentsOf } from "./create-requests";
import type { V1Job } from "./schemas";

const comparable: readonly string[] = [...baseTrainTypes, ...trainTypes];

/** V1's words for V2's scales (seed [003] beside the official client's enumeration [Python SDK]). */
const peftTypes: Readonly<Record<string, string>> = {
  FullFineTuning: "ALL",
  LoRA: "LoRA",
  PromptTuning: "P-tuning",
};

/** In what a run was trained otherwise than a block asks, as far as DescribeFineTuningTask tells of a run of V1. */
export function v1TaskDifferences(task: FineTuningTask, block: JsonObject): string[] {
  const { parameterScale = "" } = task;
  const there = own(peftTypes, parameterScale) ?? task.parameterScale;
  return [
    ...v1ContainerDifferences(task, block),
    ...differencesOf([{ name: "peftType", there, here: v1ArgumentsOf(block).peftType }]),
  ];
}

/** In what a container, or a run in V2's words, differs from the one that a block asks for. */
export function v1ContainerDifferences(
  { model, trainMode }: Pick<FineTuningJob, "model" | "trainMode">,
  block: JsonObject,
): string[] {
  const asked = v1ArgumentsOf(block);
  // V2 has names of its own for some models of V1, and no document says which: only V1's names can be compared.
  const isOther = comparable.includes(model ?? "") && model !== asked.trainType && model !== asked.baseTrainType;
  return differencesOf([
    { name: "trainType", there: isOther ? model : undefined, here: asked.trainType },
    { name: "trainMode", there: trainMode, here: asked.trainMode },
  ]);
}

/** In what a run was trained otherwise than a block asks, as far as jobDetail tells: neither data nor hyperparameters. */
export function v1JobDifferences(job: V1Job, block: JsonObject): string[] {
  const asked = v1ArgumentsOf(block);
  return differencesOf([
    { name: "trainType", there: job.trainType, here: asked.trainType },
    { name: "trainMode", there: job.trainMode, here: asked.trainMode },
    { name: "peftType", there: job.peftType, here: asked.peftType },
  ]);
}
