import type { HyperParameterRow } from "./hyper-parameter-row";

const TRUE_OR_FALSE = ["True", "False"];

/** Rows of ERNIE-Lite-8K-0308 that are the same for every scale: support table clwgbz367 of 2025-09-15. */
export const commonHyperParameters: readonly HyperParameterRow[] = [
  { key: "epoch", type: "int", checkType: "range", checkValue: [1, 50], default: 3 },
  { key: "loggingSteps", type: "int", checkType: "choice", checkValue: [1], default: 1 },
  { key: "warmupRatio", type: "float", checkType: "range", checkValue: [0.01, 0.5], default: 0.1 },
  { key: "weightDecay", type: "float", checkType: "range", checkValue: [0.0001, 0.1], default: 0.01 },
  { key: "globalBatchSize", type: "int", checkType: "range", checkValue: [1, 10000], default: 16 },
  { key: "pseudoSamplingProb", type: "float", checkType: "range", checkValue: [0, 1], default: 0 },
  {
    key: "checkpointSaveStrategy",
    type: "string",
    checkType: "choice",
    checkValue: ["step", "epoch"],
    default: "step",
  },
  { key: "seed", type: "int", checkType: "range", checkValue: [1, 2147483647], default: 42 },
  {
    key: "lrSchedulerType",
    type: "string",
    checkType: "choice",
    checkValue: ["linear", "cosine", "polynomial", "constant", "constant_with_warmup"],
    default: "linear",
  },
  { key: "numCycles", type: "float", checkType: "range", checkValue: [0.1, 0.5], default: 0.5 },
  { key: "lrEnd", type: "float", checkType: "range", checkValue: [1e-8, 1e-6], default: 1e-7 },
  { key: "power", type: "int", checkType: "range", checkValue: [1, 3], default: 1 },
  { key: "checkpointCount", type: "int", checkType: "range", checkValue: [1, 10], default: 1 },
  { key: "saveStep", type: "int", checkType: "range", checkValue: [1, 50000], default: 64 },
  { key: "validationStep", type: "int", checkType: "range", checkValue: [0, 1000000], default: 16 },
  { key: "earlyStopping", type: "string", checkType: "choice", checkValue: TRUE_OR_FALSE, default: "False" },
  {
    key: "earlyStopMetric",
    type: "string",
    checkType: "choice",
    checkValue: ["ValidationLoss"],
    default: "ValidationLoss",
  },
  { key: "earlyStoppingThreshold", type: "float", checkType: "range", checkValue: [0, 5], default: 0.01 },
  { key: "earlyStoppingPatience", type: "int", checkType: "range", checkValue: [1, 50], default: 3 },
];
