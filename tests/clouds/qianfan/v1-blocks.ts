import type { Block } from "../rules/blocks";

const common = {
  apiVersion: "v1",
  trainConfig: { epoch: 1, learningRate: 0.00003, maxSeqLen: 4096 },
  trainset: [{ type: 1, id: 188 }],
  trainsetRate: 20,
} as const;

/** A V1 block without findings: the normal run of seed [003]. */
export const v1Block: Block = {
  ...common,
  baseTrainType: "ERNIE-Bot-turbo",
  trainType: "ERNIE-Bot-turbo-0725",
  trainMode: "SFT",
  peftType: "ALL",
};

/** A V1 block without findings: the incremental run of seed [003]. */
export const v1Increment: Block = { ...common, increConfig: { taskId: 362, jobId: 1264 } };
