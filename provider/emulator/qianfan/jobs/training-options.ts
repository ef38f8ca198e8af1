import { client, doc, ours, type Source } from "../../provenance/provenance";

/** One hyperparameter, in the members of DescribeFineTuningSupportModels. */
export interface HyperParameterRow {
  readonly key: string;
  readonly type: "int" | "float" | "boolean" | "string";
  /** `range`: `checkValue` holds both ends, both allowed; `choice`: one of it; `mult_choice`: a list of them. */
  readonly checkType: "range" | "choice" | "mult_choice";
  readonly checkValue: readonly (number | string)[];
  readonly default: number | string;
}

const trueOrFalse = ["True", "False"];

/** Rows of ERNIE-Lite-8K-0308 that are the same for every scale: [clwgbz367]. */
const commonHyperParameters: readonly HyperParameterRow[] = [
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
  { key: "earlyStopping", type: "string", checkType: "choice", checkValue: trueOrFalse, default: "False" },
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

/** What one model takes for one way of training. Models, modes and scales that are not listed are not judged. */
interface TrainingOption {
  readonly model: string;
  readonly trainMode: string;
  readonly parameterScale: string;
  readonly hyperParameters: readonly HyperParameterRow[];
  /** Left out of DescribeFineTuningSupportModels: the Python Trainer refuses scales that it does not know. */
  readonly isUnlisted?: boolean;
  readonly source: Source;
}

const supportTable = doc("clwgbz367, row ERNIE-Lite-8K-0308");
const sdkMock = client("values of 2024 in the SDK's mock");
const trainerNeeds = client("Python SDK, Trainer expects the option; its values are the SFT row's");
const borrowed = ours("no row for LoRA is known: ERNIE-Lite-8K-0308's");

const learningRate = (lowest: number, highest: number, value: number): HyperParameterRow => ({
  key: "learningRate",
  type: "float",
  checkType: "range",
  checkValue: [lowest, highest],
  default: value,
});

const maxSeqLen = (...lengths: number[]): HyperParameterRow => ({
  key: "maxSeqLen",
  type: "int",
  checkType: "choice",
  checkValue: lengths,
  default: 4096,
});

const anyLength = maxSeqLen(512, 1024, 2048, 4096, 8192);
const liteLoRA = [...commonHyperParameters, learningRate(1e-6, 1e-3, 3e-4), anyLength];
const speedFull: readonly HyperParameterRow[] = [
  { key: "epoch", type: "int", checkType: "range", checkValue: [1, 50], default: 1 },
  learningRate(1e-6, 4e-5, 3e-5),
  anyLength,
  { key: "weightDecay", type: "float", checkType: "range", checkValue: [0.0001, 0.1], default: 0.01 },
];

/** Every model, mode and scale whose hyperparameters are known. */
export const trainingOptions: readonly TrainingOption[] = [
  {
    model: "ERNIE-Speed-8K",
    trainMode: "SFT",
    parameterScale: "FullFineTuning",
    hyperParameters: speedFull,
    source: sdkMock,
  },
  { model: "ERNIE-Speed-8K", trainMode: "SFT", parameterScale: "LoRA", hyperParameters: liteLoRA, source: borrowed },
  {
    model: "ERNIE-Speed-8K",
    trainMode: "PostPretrain",
    parameterScale: "FullFineTuning",
    hyperParameters: speedFull,
    source: trainerNeeds,
  },
  {
    model: "ERNIE-Lite-8K-0308",
    trainMode: "SFT",
    parameterScale: "FullFineTuning",
    hyperParameters: [...commonHyperParameters, learningRate(1e-7, 0.01, 3e-5), anyLength],
    source: supportTable,
  },
  {
    model: "ERNIE-Lite-8K-0308",
    trainMode: "SFT",
    parameterScale: "LoRA",
    hyperParameters: liteLoRA,
    source: supportTable,
  },
  {
    model: "ERNIE-Lite-8K-0308",
    trainMode: "SFT",
    parameterScale: "LoRA-GA",
    hyperParameters: [...commonHyperParameters, learningRate(1e-6, 1e-3, 3e-4), maxSeqLen(4096, 8192)],
    isUnlisted: true,
    source: supportTable,
  },
];

/** The hyperparameters of a model, mode and scale, where a table knows them. */
export function findTrainingOption(
  model: string,
  trainMode: string,
  parameterScale: string,
): TrainingOption | undefined {
  return trainingOptions.find(
    (option) => option.model === model && option.trainMode === trainMode && option.parameterScale === parameterScale,
  );
}
