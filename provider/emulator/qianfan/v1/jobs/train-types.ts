import { seed, type Source } from "../../../provenance/provenance";

/** One `trainType` and how it can be trained. */
export interface TrainTypeRow {
  readonly baseTrainType: string;
  readonly trainType: string;
  readonly peftTypes: readonly PeftType[];
  /** Both ends allowed; by `peftType` where it makes a difference. */
  readonly learningRate: Readonly<Record<PeftType, readonly [lowest: number, highest: number]>>;
  /** Both ends allowed; absent: not used, so not judged. */
  readonly batchSize?: readonly [lowest: number, highest: number];
  readonly needsMaxSeqLen: boolean;
  readonly source: Source;
}

/** How the weights are trained: V2's FullFineTuning, LoRA and PromptTuning. */
export type PeftType = "ALL" | "LoRA" | "P-tuning";

type LearningRates = TrainTypeRow["learningRate"];

const same = (lowest: number, highest: number): LearningRates => ({
  ALL: [lowest, highest],
  LoRA: [lowest, highest],
  "P-tuning": [lowest, highest],
});

const anyPeft = ["ALL", "P-tuning", "LoRA"] as const;
const allOrLoRA = ["ALL", "LoRA"] as const;
const ofTurbo: LearningRates = { ALL: [0.00001, 0.00004], LoRA: [0.00003, 0.001], "P-tuning": [0.003, 0.1] };
const ofOthers = same(0.0000002, 0.0002);

const source = seed("003; batchSize: document doc-3261270, which the seed does not list");
const usual = { learningRate: ofOthers, batchSize: [4, 64], needsMaxSeqLen: false, source } as const;
const turbo = { baseTrainType: "ERNIE-Bot-turbo", needsMaxSeqLen: false, source } as const;

/** Every `trainType` of seed [003]. */
export const trainTypes: readonly TrainTypeRow[] = [
  { ...turbo, trainType: "ERNIE-Bot-turbo-0516", peftTypes: ["ALL"], learningRate: ofOthers, batchSize: [16, 64] },
  { ...turbo, trainType: "ERNIE-Bot-turbo-0704", peftTypes: anyPeft, learningRate: ofTurbo },
  {
    ...turbo,
    trainType: "ERNIE-Bot-turbo-0725",
    peftTypes: allOrLoRA,
    learningRate: ofTurbo,
    needsMaxSeqLen: true,
  },
  { ...usual, baseTrainType: "Llama-2", trainType: "Llama-2-7b", peftTypes: anyPeft },
  { ...usual, baseTrainType: "Llama-2", trainType: "Llama-2-13b", peftTypes: anyPeft },
  { ...usual, baseTrainType: "SQLCoder", trainType: "SQLCoder-7B", peftTypes: allOrLoRA },
  { ...usual, baseTrainType: "ChatGLM2", trainType: "ChatGLM2-6B", peftTypes: allOrLoRA },
  {
    ...usual,
    baseTrainType: "Baichuan2",
    trainType: "Baichuan2-13B",
    peftTypes: allOrLoRA,
    learningRate: same(0.0000000001, 0.0002),
  },
  { ...usual, baseTrainType: "BLOOMZ", trainType: "BLOOMZ-7B", peftTypes: anyPeft },
];

/** What an incremental run is judged by whose base was made by V2 from a model that V1 does not list: seed [003]'s "others". */
export const otherTrainType: TrainTypeRow = { ...usual, baseTrainType: "", trainType: "", peftTypes: anyPeft };

/** V2's `parameterScale` of each `peftType`. */
export const scaleOfPeft: Readonly<Record<PeftType, string>> = {
  ALL: "FullFineTuning",
  LoRA: "LoRA",
  "P-tuning": "PromptTuning",
};

/** V1's word for a `parameterScale`; one that V1 never had keeps V2's word (our choice). */
export function peftOfScale(parameterScale: string): string {
  const found = Object.entries(scaleOfPeft).find(([, scale]) => scale === parameterScale);
  return found?.[0] ?? parameterScale;
}
