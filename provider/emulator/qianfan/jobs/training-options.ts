import { client, doc, ours, type Source } from "../../provenance/provenance";
import { commonHyperParameters } from "./common-hyper-parameters";
import type { HyperParameterRow } from "./hyper-parameter-row";

/** What one model takes for one way of training. Models, modes and scales that are not listed are not judged. */
export interface TrainingOption {
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
