import type { JsonObject } from "../../../base/json";
import { own } from "../../../base/own";
import { ours } from "../../provenance/provenance";
import { hyperNumber } from "./hyper-parameters";
import type { DeclaredJob, JobRecord } from "./job-store";

/** What the log says of the learning rate. */
export const learningRateRule = {
  "the lines of a loss tell its learning rate, which rises over warmup_ratio and falls to nothing as lr_scheduler_type says":
    ours(
      "a published log of December 2025 has the member learning_rate, 0.0 at the last step; how it falls before is as the schedules' names say, " +
        "without a schedule linear, and without a learning_rate the order that fine-tuning-api-guide names",
    ),
} as const;

/** Where a job names no learning rate: the order that [fine-tuning-api-guide] names, of `cpt` the console's. */
const usual: Readonly<Record<string, number>> = { efficient_sft: 1e-4, cpt: 7e-6 };
const usualOfOthers = 1e-5;

/** What is left of the rate behind the warm-up: of `done` from 0 to 1. Those that are not here stay as they are. */
const schedules: Readonly<Record<string, (done: number) => number>> = {
  linear: (done) => 1 - done,
  polynomial: (done) => 1 - done,
  cosine: (done) => (1 + Math.cos(Math.PI * done)) / 2,
  cosine_with_restarts: (done) => (1 + Math.cos(Math.PI * done)) / 2,
  inverse_sqrt: (done) => 1 / Math.sqrt(1 + 9 * done),
};
const steady = () => 1;

/** The learning rate of a job by its steps. */
export function learningRateOf({
  training_type: trainingType,
  declared,
}: JobRecord): (step: number, totalSteps: number) => number {
  const hyper = hyperOf(declared);
  const peak = hyperNumber(hyper, "learning_rate", own(usual, trainingType) ?? usualOfOthers);
  const { lr_scheduler_type: schedule = "linear" } = hyper;
  // It has no effect with `constant` [create-fine-tuning-job-api].
  const warmUp = schedule === "constant" ? 0 : Math.min(1, hyperNumber(hyper, "warmup_ratio", 0));
  const left = (typeof schedule === "string" ? own(schedules, schedule) : undefined) ?? steady;
  return (step, totalSteps) => {
    const done = Math.min(1, step / Math.max(1, totalSteps));
    if (done < warmUp) return (peak * done) / warmUp;
    return peak * left(warmUp === 1 ? 0 : (done - warmUp) / (1 - warmUp));
  };
}

function hyperOf(declared: string): JsonObject {
  const { hyper_parameters: hyper } = JSON.parse(declared) as DeclaredJob;
  return hyper;
}
