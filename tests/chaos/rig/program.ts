import { bailianWithEpochs, qianfan } from "../../engine/rig/job-program";

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
  /** How many copies of its model serve, from 1 to 3; absent: none. */
  readonly replicas?: number | undefined;
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

/** The text of a program that declares these jobs, and what serves their models. */
export function programText(jobs: readonly ChaosJob[]): string {
  const declarations = jobs.flatMap((job) => {
    const declared = `const ${job.name} = new FineTuneJob("${job.name}", ${JSON.stringify(argumentsOf(job))});`;
    const exported = `exports.${job.name} = ${job.name}.finetunedOutput;`;
    return isServed(job) ? [declared, exported, deploymentText(job)] : [declared, exported];
  });
  return ['const { FineTuneJob, ModelDeployment } = require("pulumi-finetune");', ...declarations, ""].join("\n");
}

/** Whether the program deploys the job's model: only what is waited for and published has one. */
export function isServed({ api, isPublished, waitForCompletion, replicas }: ChaosJob): boolean {
  return replicas !== undefined && waitForCompletion && (api === "bailian" || isPublished);
}

/** What its deployment tells as its capacity. */
export function capacityOf({ api, replicas = 1 }: ChaosJob): number {
  return api === "bailian" ? 4 * replicas : replicas;
}

/** Name of the resource that serves a job's model. */
export function deploymentOf({ name }: ChaosJob): string {
  return `${name}-served`;
}

function deploymentText(job: ChaosJob): string {
  const capacity = capacityOf(job);
  const block =
    job.api === "bailian"
      ? { bailian: { plan: "mu", deploySpec: "MU1", capacity } }
      : {
          qianfan: {
            resourceConfig: { type: "GPU-1-1", replicasCount: capacity },
            billing: { paymentTiming: "Postpaid" },
          },
        };
  const rest = JSON.stringify(block).slice(1);
  return `new ModelDeployment("${deploymentOf(job)}", { model: ${job.name}.finetunedOutput, ${rest});`;
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
