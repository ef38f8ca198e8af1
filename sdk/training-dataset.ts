import type * as pulumi from "@pulumi/pulumi";
import { TrainingDatasetOutputs, trainingDatasetOutputs, type TrainingDatasetArgs } from "./declared/training-dataset";
import { resourceClass } from "./fine-tune-resource";

const dataset = resourceClass("TrainingDataset", "trainingDataset", trainingDatasetOutputs);

/**
 * A training file on a cloud. Preview reads the file and refuses wrong rows before anything is sent; the content decides
 * whether it is the same: changed bytes make a new one, and the jobs that use it train anew.
 */
export class TrainingDataset extends TrainingDatasetOutputs {
  constructor(name: string, args: TrainingDatasetArgs, opts?: pulumi.CustomResourceOptions) {
    super(dataset, name, args, opts);
  }
}
