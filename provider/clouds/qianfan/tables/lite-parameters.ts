import { own } from "../../../base/own";
import { present } from "../../../base/present";
import type { Condition, Plain } from "../../rules/condition";
import type { ParameterRow } from "../../rules/parameter-row";
import type { NumberRule, ValueRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("clwgbz367");
const says = "ERNIE-Lite-8K-0308";
const model: readonly Condition[] = [
  { at: "model", oneOf: [says] },
  { at: "trainMode", oneOf: ["SFT"] },
];
const scaled = (...scales: readonly string[]): readonly Condition[] => [
  ...model,
  { at: "parameterScale", oneOf: scales },
];
const length: Condition = { at: "hyperParameters.maxSeqLen", oneOf: [8192], absentMeans: 4096 };
const shorter: Condition = { at: "hyperParameters.maxSeqLen", noneOf: [8192], absentMeans: 4096 };

type Limits = Omit<NumberRule, "kind" | "source">;
const number = (limits: Limits, step?: number): ValueRule => ({
  kind: "number",
  source,
  ...limits,
  // A value between two steps is inside the documented range, so it is only a warning. Our choice.
  ...(step === undefined ? {} : { advised: { kind: "number", multipleOf: step, source } }),
});
const whole = (min: number, max: number, step?: number): ValueRule => number({ whole: true, min, max }, step);
const text = (...choices: readonly string[]): ValueRule => ({ kind: "text", choices, source });
const batch = (step: number, where: readonly Condition[]): ParameterRow => ({
  key: "globalBatchSize",
  where,
  says,
  rule: whole(1, 10000, step),
});

/** The same for every scale. */
const shared: Readonly<Record<string, ValueRule>> = {
  epoch: whole(1, 50),
  loggingSteps: number({ choices: [1] }),
  warmupRatio: number({ min: 0.01, max: 0.5 }, 0.01),
  weightDecay: number({ min: 0.0001, max: 0.1 }, 0.0001),
  pseudoSamplingProb: number({ min: 0, max: 1 }, 0.1),
  checkpointSaveStrategy: text("step", "epoch"),
  seed: whole(1, 2147483647),
  lrSchedulerType: text("linear", "cosine", "polynomial", "constant", "constant_with_warmup"),
  numCycles: number({ min: 0.1, max: 0.5 }, 0.1),
  lrEnd: number({ min: 1e-8, max: 1e-6 }, 1e-8),
  power: whole(1, 3),
  checkpointCount: whole(1, 10),
  saveStep: whole(1, 50000),
  validationStep: whole(0, 1000000),
  earlyStopping: text("True", "False"),
  earlyStopMetric: text("ValidationLoss"),
  earlyStoppingThreshold: number({ min: 0, max: 5 }, 0.01),
  earlyStoppingPatience: whole(1, 50),
};

const defaults: Readonly<Record<string, Plain>> = {
  epoch: 3,
  maxSeqLen: 4096,
  loggingSteps: 1,
  warmupRatio: 0.1,
  weightDecay: 0.01,
  globalBatchSize: 16,
  pseudoSamplingProb: 0,
  checkpointSaveStrategy: "step",
  seed: 42,
  lrSchedulerType: "linear",
  numCycles: 0.5,
  lrEnd: 1e-7,
  power: 1,
  checkpointCount: 1,
  saveStep: 64,
  validationStep: 16,
  earlyStopping: "False",
  earlyStopMetric: "ValidationLoss",
  earlyStoppingThreshold: 0.01,
  earlyStoppingPatience: 3,
};

const rows: readonly ParameterRow[] = [
  ...Object.entries(shared).map(([key, rule]): ParameterRow => ({ key, where: model, says, rule })),
  { key: "learningRate", where: scaled("FullFineTuning"), says, rule: number({ min: 1e-7, max: 0.01 }), default: 3e-5 },
  {
    key: "learningRate",
    where: scaled("LoRA", "LoRA-GA"),
    says,
    rule: number({ min: 1e-6, max: 0.001 }),
    default: 3e-4,
  },
  {
    key: "maxSeqLen",
    where: scaled("FullFineTuning", "LoRA"),
    says,
    rule: number({ choices: [512, 1024, 2048, 4096, 8192] }),
  },
  { key: "maxSeqLen", where: scaled("LoRA-GA"), says, rule: number({ choices: [4096, 8192] }) },
  batch(4, scaled("FullFineTuning")),
  batch(8, [...scaled("LoRA"), shorter]),
  batch(4, [...scaled("LoRA"), length]),
  batch(4, [...scaled("LoRA-GA"), shorter]),
  batch(8, [...scaled("LoRA-GA"), length]),
];

/**
 * ERNIE-Lite-8K-0308 with SFT, the one model whose row of the support table is available in full. The step of its
 * learningRate (1e-6) is left out: the documented minimum of full tuning is below it.
 */
export const liteParameters: readonly ParameterRow[] = rows.map((row) => ({
  ...present({ default: own(defaults, row.key) }),
  ...row,
}));
