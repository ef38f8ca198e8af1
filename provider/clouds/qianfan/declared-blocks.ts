import type { DeclaredBlocks } from "../rules/declared-block";
import { blockRule } from "./tables/block";
import { deploymentRule } from "./tables/deployment";
import { generalParameters } from "./tables/general-parameters";
import { liteParameters } from "./tables/lite-parameters";
import { parameterDocs } from "./tables/parameter-docs";
import { speedParameters } from "./tables/speed-parameters";
import { trainingDatasetRule } from "./tables/training-dataset";
import { v1BlockRule } from "./tables/v1-block";
import { v1Parameters } from "./tables/v1-parameters";
import { versionRule } from "./tables/version";

/** The blocks `qianfan`; that of a job has one shape for each version of the API. */
export const qianfanBlocks: DeclaredBlocks = {
  FineTuneJob: {
    name: "QianfanArguments",
    shapes: [
      {
        rule: blockRule,
        parameters: {
          member: "hyperParameters",
          name: "QianfanHyperParameters",
          doc: { en: "Hyperparameters of Qianfan's API V2 that are known.", zh: "千帆 API V2 已知的超参。" },
          rows: [...liteParameters, ...speedParameters, ...generalParameters],
          docs: parameterDocs,
        },
      },
      {
        rule: v1BlockRule,
        parameters: {
          member: "trainConfig",
          name: "QianfanTrainConfig",
          doc: {
            en: "How a V1 job trains (`trainConfig` of createJob).",
            zh: "V1 任务怎样训练（createJob 的 `trainConfig`）。",
          },
          rows: v1Parameters,
          docs: parameterDocs,
        },
      },
    ],
  },
  TrainingDataset: { name: "QianfanDatasetArguments", shapes: [{ rule: trainingDatasetRule }] },
  ModelVersion: { name: "QianfanVersionArguments", shapes: [{ rule: versionRule }] },
  ModelDeployment: { name: "QianfanDeploymentArguments", shapes: [{ rule: deploymentRule }] },
};
