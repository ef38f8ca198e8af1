import { bailianWithEpochs, jobProgram, qianfan } from "../../engine/rig/job-program";

/** A cloud and the version of its API. */
export type Api = "bailian" | "qianfan-v2" | "qianfan-v1";

/** One job of a program, by what chaos changes about it. */
export interface ChaosJob {
  /** Two letters that no other job of the episode has: the names of its runs begin with them. */
  readonly name: string;
  readonly api: Api;
  /** Passes over the data; a change trains another model. */
  readonly epochs: number;
  readonly trigger?: number;
  readonly jobName?: string;
  readonly waitForCompletion: boolean;
  readonly onFailure: "fail" | "retrain";
  /** Qianfan: whether the finished run is published. */
  readonly isPublished: boolean;
}

const qianfanV1 = {
  apiVersion: "v1",
  baseTrainType: "ERNIE-Bot-turbo",
  trainType: "ERNIE-Bot-turbo-0725",
  trainMode: "SFT",
  peftType: "ALL",
  trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
  trainset: [{ type: 1, id: 188 }],
  trainsetRate: 20,
};

const blocks: Readonly<Record<Api, (job: ChaosJob) => object>> = {
  bailian: ({ epochs }) => ({ bailian: bailianWithEpochs(epochs) }),
  "qianfan-v2": ({ epochs, isPublished }) => ({
    qianfan: {
      ...qianfan,
      hyperParameters: { ...qianfan.hyperParameters, epoch: epochs },
      ...(isPublished ? {} : { publish: false }),
    },
  }),
  "qianfan-v1": ({ epochs, isPublished }) => ({
    qianfan: {
      ...qianfanV1,
      trainConfig: { ...qianfanV1.trainConfig, epoch: epochs },
      ...(isPublished ? {} : { publish: false }),
    },
  }),
};

/** The text of a program that declares these jobs. */
export function programText(jobs: readonly ChaosJob[]): string {
  return jobProgram(Object.fromEntries(jobs.map((job) => [job.name, argumentsOf(job)])));
}

function argumentsOf(job: ChaosJob): object {
  const { api, trigger, jobName, waitForCompletion, onFailure } = job;
  return {
    ...blocks[api](job),
    ...(trigger === undefined ? {} : { triggers: trigger }),
    ...(jobName === undefined ? {} : { jobName }),
    ...(waitForCompletion ? {} : { waitForCompletion }),
    ...(onFailure === "fail" ? {} : { onFailure }),
  };
}

/** What of a job decides which training is wanted: another text, another paid run. */
export function wishOf({ api, epochs, trigger }: ChaosJob): string {
  return `${api} epochs=${epochs} trigger=${trigger ?? "none"}`;
}
