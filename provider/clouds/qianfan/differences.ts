import type { JsonObject } from "../../base/json";
import { differencesOf } from "../compare-values";
import { argumentsOf } from "./create-requests";
import type { FineTuningJob, FineTuningTask } from "./schemas";

/** In what a run was trained otherwise than a block asks, as far as DescribeFineTuningTask tells: neither data nor hyperparameters. */
export function taskDifferences(task: FineTuningTask, block: JsonObject): string[] {
  const asked = argumentsOf(block);
  return differencesOf([
    { name: "model", there: task.model, here: asked.model },
    { name: "trainMode", there: task.trainMode, here: asked.trainMode },
    { name: "parameterScale", there: task.parameterScale, here: asked.parameterScale },
  ]);
}

/** In what a container differs from the one that a block asks for. */
export function containerDifferences(job: FineTuningJob, block: JsonObject): string[] {
  const asked = argumentsOf(block);
  return differencesOf([
    { name: "model", there: job.model, here: asked.model },
    { name: "trainMode", there: job.trainMode, here: asked.trainMode },
  ]);
}
