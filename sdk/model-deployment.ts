import type * as pulumi from "@pulumi/pulumi";
import { modelDeploymentOutputs, type ModelDeploymentOutputs } from "./declared/model-deployment";
import type { ModelDeploymentArgs, ModelDeploymentCommonArgs } from "./declared/model-deployment";
import { FineTuneJob } from "./fine-tune-job";
import { FineTuneResource, isResourceOf, refuseResource, resourceClass } from "./fine-tune-resource";
import { ModelVersion } from "./model-version";
import type { Renames } from "./option-paths";

const deployment = resourceClass("ModelDeployment", "modelDeployment", modelDeploymentOutputs);

/** What is told of a model goes with it. */
const renames: Renames = { model: { own: ["model"], derived: ["modelSetId", "metrics"] } };

/** What the engine fills. */
export interface ModelDeployment extends ModelDeploymentOutputs {}

/**
 * A model that answers. Capacity, limits and on Qianfan the model's version change in place; everything else deploys anew
 * before the old one goes.
 */
export class ModelDeployment extends FineTuneResource {
  constructor(name: string, args: ModelDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    super(deployment, name, { ...fromModel(args), ...args, model: modelOf(name, args.model) }, opts, renames);
  }

  /** Whether a value is a deployment, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ModelDeployment {
    return isResourceOf(deployment, value);
  }

  /**
   * Reads an existing deployment without managing it.
   * @param id `bailian/<deployed model>` or `qianfan/svco-…`.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ModelDeployment {
    // An existing deployment needs no arguments; the engine reads it by its ID.
    return new this(name, {} as ModelDeploymentArgs, { ...opts, id });
  }
}

function modelOf(name: string, model: ModelDeploymentCommonArgs["model"]): pulumi.Input<string> {
  if (FineTuneJob.isInstance(model)) return model.finetunedOutput;
  if (ModelVersion.isInstance(model)) return model.modelId;
  refuseResource(`model of the ModelDeployment ${name}`, "a FineTuneJob, a ModelVersion or a model's ID", model);
  return model;
}

/** What a resource tells of its model; what the program says beside it wins. */
function fromModel({ model, acceptWhen }: ModelDeploymentCommonArgs): object {
  if (!FineTuneJob.isInstance(model) && !ModelVersion.isInstance(model)) return {};
  return { modelSetId: model.modelSetId, ...(acceptWhen === undefined ? {} : { metrics: model.metrics }) };
}
