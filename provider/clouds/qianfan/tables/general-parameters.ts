import type { ParameterRow } from "../../rules/parameter-row";
import type { ValueRule } from "../../rules/value-rule";
import { cite, type Authority } from "../../../sources";

const supportTable = cite("clwgbz367");
const consoleDpo = cite("3lup7d5bg");
const pythonClient = cite("Python SDK");

const source: Authority = `${supportTable}, type only`;
const whole: ValueRule = { kind: "number", whole: true, min: 0, source };
const count: ValueRule = { kind: "number", whole: true, min: 1, source };
const positive: ValueRule = { kind: "number", above: 0, source };
const measure: ValueRule = { kind: "number", min: 0, source };
const text: ValueRule = { kind: "text", minLength: 1, source };
const truth: ValueRule = { kind: "text", choices: ["True", "False"], source };

/** Where no row of its own is known for a model, only the type is judged, and the sign. Our choice. */
const fallbacks: Readonly<Record<string, ValueRule>> = {
  epoch: count,
  learningRate: positive,
  batchSize: count,
  globalBatchSize: count,
  maxSeqLen: count,
  loggingSteps: count,
  warmupRatio: measure,
  weightDecay: measure,
  pseudoSamplingProb: measure,
  checkpointSaveStrategy: text,
  checkpointCount: count,
  seed: whole,
  lrSchedulerType: text,
  schedulerName: text,
  numCycles: positive,
  lrEnd: measure,
  power: positive,
  saveStep: count,
  validationStep: whole,
  earlyStopping: truth,
  earlyStopMetric: text,
  earlyStoppingThreshold: measure,
  earlyStoppingPatience: count,
  beta: { kind: "number", source: consoleDpo },
  Packing: { kind: "any", source: pythonClient },
};

const loraSource = pythonClient;
const lora: Readonly<Record<string, ValueRule>> = {
  loraRank: { kind: "number", whole: true, min: 2, source: supportTable },
  loraAlpha: { kind: "number", whole: true, min: 1, source: loraSource },
  loraDropout: { kind: "number", min: 0, below: 1, source: loraSource },
  loraAllLinear: { kind: "text", choices: ["True", "False"], source: loraSource },
  loraTargetModules: { kind: "list", items: { kind: "text", minLength: 1, source: loraSource }, source: loraSource },
};

/** Hyperparameters of any model. */
export const generalParameters: readonly ParameterRow[] = [
  ...Object.entries(fallbacks).map(([key, rule]): ParameterRow => ({ key, rule })),
  ...Object.entries(lora).map(([key, rule]): ParameterRow => ({
    key,
    where: [{ at: "parameterScale", noneOf: ["FullFineTuning", "PromptTuning"] }],
    says: "LoRA and LoRA-GA",
    elsewhere: "error",
    rule,
  })),
];
