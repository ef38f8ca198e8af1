import * as pulumi from "@pulumi/pulumi";
import { packageVersion } from "../base/package-version";
import { dynamicPrefix, nativePrefix } from "../contract/type-tokens";
import type { TrainingDatasetArgs } from "../../sdk/declared/training-dataset";
import { FineTuneJob } from "../../sdk/fine-tune-job";
import type { FrontEnd } from "../../sdk/fine-tune-resource";
import { FineTunedModel, type PartClasses } from "../../sdk/fine-tuned-model";
import { ModelDeployment } from "../../sdk/model-deployment";
import { ModelVersion } from "../../sdk/model-version";
import { TrainingDataset } from "../../sdk/training-dataset";

/** The plugin's own resources, by the version of the plugin that makes them; a stack of dynamic ones moves there unchanged. */
const frontEnd: FrontEnd = {
  prefix: nativePrefix,
  beside: () => ({}),
  options: ({ kind }, opts) =>
    pulumi.mergeOptions(opts, { version: packageVersion(), aliases: [{ type: `${dynamicPrefix}${kind}` }] }),
};

class OwnTrainingDataset extends TrainingDataset {
  protected static override readonly frontEnd = frontEnd;
}

class OwnFineTuneJob extends FineTuneJob {
  protected static override readonly frontEnd = frontEnd;
}

class OwnModelVersion extends ModelVersion {
  protected static override readonly frontEnd = frontEnd;
}

class OwnModelDeployment extends ModelDeployment {
  protected static override readonly frontEnd = frontEnd;
}

/**
 * The component as the plugin makes it, of its own resources.
 * @public loaded by `require` when first needed
 */
export class OwnFineTunedModel extends FineTunedModel {
  protected static override readonly classes: PartClasses = {
    TrainingDataset: OwnTrainingDataset,
    FineTuneJob: OwnFineTuneJob,
    ModelVersion: OwnModelVersion,
    ModelDeployment: OwnModelDeployment,
  };

  /** None of its own: the deployment's is made of its token, which is new with every deployment as well. */
  protected override withSuffix<Block>(_name: string, block: Block): Block {
    return block;
  }
}

/** Resources that a program gives to the component come by their URNs. */
pulumi.runtime.registerResourceModule("finetune", "index", {
  version: packageVersion(),
  // What is there needs no arguments; the engine tells of it. The other kinds are given to no component.
  construct: (name, _type, urn) => new OwnTrainingDataset(name, {} as TrainingDatasetArgs, { urn }),
});
