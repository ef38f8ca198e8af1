/**
 * The same classes, made by the plugin `pulumi-resource-finetune`: a TypeScript program moves there by this import line alone, and
 * has `pulumi import`, several accounts and changes shown by their paths. `Pulumi.yaml` names the plugin.
 */
import * as pulumi from "@pulumi/pulumi";
import { packageVersion } from "../provider/base/package-version";
import { dynamicPrefix, nativePrefix } from "../provider/contract/type-tokens";
import { FineTuneJob as DynamicFineTuneJob } from "./fine-tune-job";
import type { FrontEnd } from "./fine-tune-resource";
import { FineTunedModel as DynamicFineTunedModel, type PartClasses } from "./fine-tuned-model";
import { ModelDeployment as DynamicModelDeployment } from "./model-deployment";
import { ModelVersion as DynamicModelVersion } from "./model-version";
import { TrainingDataset as DynamicTrainingDataset } from "./training-dataset";

// Functions, and types of arguments and outputs: the classes below stand for their namesakes.
export * from "./index";

/** By the version of the plugin that comes with this package; a stack of dynamic resources moves there unchanged. */
const frontEnd: FrontEnd = {
  prefix: nativePrefix,
  beside: () => ({}),
  options: ({ kind }, opts) =>
    pulumi.mergeOptions(opts, { version: packageVersion(), aliases: [{ type: `${dynamicPrefix}${kind}` }] }),
};

/** A training file on a cloud, made by the plugin. */
export class TrainingDataset extends DynamicTrainingDataset {
  protected static override readonly frontEnd = frontEnd;
}

/** A fine-tuning job, made by the plugin. */
export class FineTuneJob extends DynamicFineTuneJob {
  protected static override readonly frontEnd = frontEnd;
}

/** A published checkpoint of a job, made by the plugin. */
export class ModelVersion extends DynamicModelVersion {
  protected static override readonly frontEnd = frontEnd;
}

/** A model that answers, made by the plugin. */
export class ModelDeployment extends DynamicModelDeployment {
  protected static override readonly frontEnd = frontEnd;
}

/** From a training file to a model that answers, each part made by the plugin. */
export class FineTunedModel extends DynamicFineTunedModel {
  protected static override readonly classes: PartClasses = {
    TrainingDataset,
    FineTuneJob,
    ModelVersion,
    ModelDeployment,
  };

  /** None of its own: the deployment's is made of its token, which is new with every deployment as well. */
  protected override withSuffix<Block>(_name: string, block: Block): Block {
    return block;
  }
}
