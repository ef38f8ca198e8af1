import type * as pulumi from "@pulumi/pulumi";
import type { DeploymentStatus } from "../provider/contract/deployment-cloud";
import type { BailianDeploymentArgs, QianfanDeploymentArgs } from "./cloud-blocks";
import { FineTuneJob } from "./fine-tune-job";
import { FineTuneResource, resourceClass } from "./fine-tune-resource";
import { ModelVersion } from "./model-version";
import type { Timeouts } from "./timeouts";

const deployment = resourceClass("ModelDeployment", "modelDeployment", [
  "cloud",
  "endpoint",
  "account",
  "status",
  "cloudStatus",
  "deploymentId",
  "instanceId",
  "deploymentName",
  "suffix",
  "deployedModel",
  "baseUrl",
  "nativeUrl",
  "capacity",
  "readyCapacity",
  "createdAt",
  "details",
]);

/** Limits of one metric: `{ min: 40 }`, `{ max: 1.2 }`, or both. */
export interface MetricLimits {
  readonly min?: pulumi.Input<number>;
  readonly max?: pulumi.Input<number>;
}

interface CommonDeploymentArgs {
  /** What to serve: a model's ID, or the job or version that it comes from. */
  readonly model: FineTuneJob | ModelVersion | pulumi.Input<string>;
  /** Qianfan: the set `am-…` of the version; taken from `model` where that is a resource, else looked up. */
  readonly modelSetId?: pulumi.Input<string>;
  /**
   * The gate: metrics that the model must reach before it serves, for example `{ "BLEU-4": { min: 40 } }`. A model that misses
   * fails the update with the figures side by side, and what served before goes on.
   */
  readonly acceptWhen?: pulumi.Input<Readonly<Record<string, pulumi.Input<MetricLimits>>>>;
  /** The figures that the gate compares; taken from `model` where that is a resource. */
  readonly metrics?: pulumi.Input<Readonly<Record<string, pulumi.Input<number>>> | undefined>;
  /** `false`: return once it is asked for; a later `up` or `refresh` fills the outputs. Default `true`. */
  readonly waitForCompletion?: pulumi.Input<boolean>;
  /** How long operations wait, as Go-style durations. Defaults: create `30m`, update `30m`, delete `10m`. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** `warn` lets pass what the offline tables refuse. Default `error`. */
  readonly validation?: pulumi.Input<"error" | "warn">;
}

/** Arguments of a `ModelDeployment`: the common ones and exactly one cloud's block. */
export type ModelDeploymentArgs = CommonDeploymentArgs &
  (
    | { readonly bailian: pulumi.Input<BailianDeploymentArgs>; readonly qianfan?: undefined }
    | { readonly qianfan: pulumi.Input<QianfanDeploymentArgs>; readonly bailian?: undefined }
  );

/**
 * A model that answers. Capacity, limits and on Qianfan the model's version change in place; everything else deploys anew
 * before the old one goes.
 */
export class ModelDeployment extends FineTuneResource {
  declare readonly cloud: pulumi.Output<"bailian" | "qianfan">;
  /** Base URL of the cloud, or `embedded`. */
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly account: pulumi.Output<string | undefined>;
  declare readonly status: pulumi.Output<DeploymentStatus>;
  /** The cloud's own word, for example `DEPLOYING`. */
  declare readonly cloudStatus: pulumi.Output<string | undefined>;
  /** The cloud's ID: Bailian `deployed_model`, Qianfan `svco-…`. */
  declare readonly deploymentId: pulumi.Output<string>;
  /** Qianfan only: the compute unit that it runs on. */
  declare readonly instanceId: pulumi.Output<string | undefined>;
  declare readonly deploymentName: pulumi.Output<string>;
  declare readonly suffix: pulumi.Output<string>;
  /** What a client sends as `model`. */
  declare readonly deployedModel: pulumi.Output<string>;
  /** Address of the OpenAI-compatible route; absent on the embedded clouds, which have none. */
  declare readonly baseUrl: pulumi.Output<string | undefined>;
  /** Address of the cloud's own route. */
  declare readonly nativeUrl: pulumi.Output<string | undefined>;
  declare readonly capacity: pulumi.Output<number | undefined>;
  declare readonly readyCapacity: pulumi.Output<number | undefined>;
  /** RFC 3339 with offset. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  declare readonly details: pulumi.Output<Readonly<Record<string, unknown>> | undefined>;

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

function modelOf(model: CommonDeploymentArgs["model"]): pulumi.Input<string> {
  if (model instanceof FineTuneJob) return model.finetunedOutput;
  return model instanceof ModelVersion ? model.modelId : model;
}

/** What a resource tells of its model; what the program says beside it wins. */
function fromModel({ model, acceptWhen }: CommonDeploymentArgs): object {
  if (!(model instanceof FineTuneJob || model instanceof ModelVersion)) return {};
  return { modelSetId: model.modelSetId, ...(acceptWhen === undefined ? {} : { metrics: model.metrics }) };
}
