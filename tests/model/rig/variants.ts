import { cloudCases } from "../../lifecycle/clouds";
import type { Program } from "../../lifecycle/rig/stack";
import { commonArguments, type JobArguments } from "./job-arguments";

/** A cloud, and a version of its API, that the model runs on. */
export interface Variant {
  readonly name: string;
  /** The program with the one resource `bot`. */
  program(job: JobArguments): Program;
}

const bailianParameters = { batch_size: 16, max_length: 2048, learning_rate: "1.6e-5" };
const qianfanParameters = { learningRate: 3e-5, maxSeqLen: 4096 };
const v1Block = {
  apiVersion: "v1",
  baseTrainType: "ERNIE-Bot-turbo",
  trainType: "ERNIE-Bot-turbo-0725",
  trainMode: "SFT",
  peftType: "ALL",
  trainset: [{ type: 1, id: 188 }],
  trainsetRate: 20,
};

/** Every variant of a cloud. */
export const variants: readonly Variant[] = [
  {
    name: "bailian",
    program: (job) =>
      cloudCases.bailian.program(commonArguments(job), {
        hyperParameters: { ...bailianParameters, n_epochs: job.epochs ?? 1 },
      }),
  },
  {
    name: "qianfan v2",
    program: (job) =>
      cloudCases.qianfan.program(commonArguments(job), {
        hyperParameters: { ...qianfanParameters, epoch: job.epochs ?? 1 },
      }),
  },
  {
    name: "qianfan v1",
    program: (job) => ({
      bot: {
        ...commonArguments(job),
        qianfan: { ...v1Block, trainConfig: { ...qianfanParameters, epoch: job.epochs ?? 1 } },
      },
    }),
  },
];
