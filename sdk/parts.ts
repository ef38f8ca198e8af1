import type * as pulumi from "@pulumi/pulumi";
import type { ModelDeploymentArgs } from "./declared/model-deployment";
import type { ModelVersionArgs } from "./declared/model-version";
import type { TrainingDatasetArgs } from "./declared/training-dataset";
import type { JobArgsWithData } from "./fine-tune-job-args";

/** Members of each form of a type, without some. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Arguments of the parts of a `FineTunedModel`, without what the component gives them. */
export type TrainingDatasetPart = TrainingDatasetArgs;
export type FineTuneJobPart = Without<JobArgsWithData, "trainingDataset">;
export type ModelVersionPart = Omit<ModelVersionArgs, "job">;
export type ModelDeploymentPart = Without<ModelDeploymentArgs, "model" | "modelSetId" | "acceptWhen" | "metrics">;

/** Options of the parts, added to those that the component gives. */
export interface PartOptions {
  readonly dataset?: pulumi.CustomResourceOptions;
  readonly job?: pulumi.CustomResourceOptions;
  readonly version?: pulumi.CustomResourceOptions;
  readonly deployment?: pulumi.CustomResourceOptions;
}
