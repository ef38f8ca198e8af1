import type * as pulumi from "@pulumi/pulumi";
import {
  ModelDeploymentOutputs,
  modelDeploymentOutputs,
  type ModelDeploymentArgs,
  type ModelDeploymentCommonArgs,
} from "./declared/model-deployment";
import { FineTuneJob } from "./fine-tune-job";
import { resourceClass } from "./fine-tune-resource";
import { ModelVersion } from "./model-version";

const deployment = resourceClass("ModelDeployment", "modelDeployment", modelDeploymentOutputs);

/**
 * A model that answers. Capacity, limits and on Qianfan the model's version change in place; everything else deploys anew
 * before the old one goes.
 */
export class ModelDeployment extends ModelDeploymentOutputs {
  constructor(name: string, args: ModelDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    super(deployment, name, { ...fromModel(args), ...args, model: modelOf(args.model) }, opts);
  }

  /**
   * Reads an existing deployment without managing it.
   * @param id `bailian/<deployed model>` or `qianfan/svco-…`.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ModelDeployment {
    // An existing deployment needs no arguments; the engine reads it by its ID.
    return new ModelDeployment(name, {} as ModelDeploymentArgs, { ...opts, id });
  }
}

function modelOf(model: ModelDeploymentCommonArgs["model"]): pulumi.Input<string> {
  if (model instanceof FineTuneJob) return model.finetunedOutput;
  return model instanceof ModelVersion ? model.modelId : model;
}

/** What a resource tells of its model; what the program says beside it wins. */
function fromModel({ model, acceptWhen }: ModelDeploymentCommonArgs): object {
  if (!(model instanceof FineTuneJob || model instanceof ModelVersion)) return {};
  return { modelSetId: model.modelSetId, ...(acceptWhen === undefined ? {} : { metrics: model.metrics }) };
}
