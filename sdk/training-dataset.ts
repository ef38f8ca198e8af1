import type * as pulumi from "@pulumi/pulumi";
import { trainingDatasetOutputs, type TrainingDatasetOutputs } from "./declared/training-dataset";
import type { TrainingDatasetArgs } from "./declared/training-dataset";
import { FineTuneResource, isResourceOf, resourceClass } from "./fine-tune-resource";
import type { Renames } from "./option-paths";

const dataset = resourceClass("TrainingDataset", "trainingDataset", trainingDatasetOutputs);

/** What is read in the file belongs together, and to its path: who ignores one of these wants the data as it is. */
const content = ["contentHash", "bytes", "rows", "tokens", "tokensAreExact", "longestRowTokens"];
const renames: Renames = {
  path: { own: ["path"], derived: content },
  contentHash: { own: ["contentHash"], derived: content },
};

/** What the engine fills. */
export interface TrainingDataset extends TrainingDatasetOutputs {
  /** Shape of its rows, as given. */
  readonly format: pulumi.Output<string>;
}

/**
 * A training file on a cloud. Preview reads the file and refuses wrong rows before anything is sent; the content decides
 * whether it is the same: changed bytes make a new one, and the jobs that use it train anew.
 */
export class TrainingDataset extends FineTuneResource {
  constructor(name: string, args: TrainingDatasetArgs, opts?: pulumi.CustomResourceOptions) {
    super(dataset, name, args, opts, renames);
  }

  /** Whether a value is training data, of whichever copy of this package. */
  static override isInstance(value: unknown): value is TrainingDataset {
    return isResourceOf(dataset, value);
  }
}
