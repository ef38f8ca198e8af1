import * as pulumi from "@pulumi/pulumi";
import type { JsonObject } from "../provider/base/json";
import type { FineTunedModelArgs, FineTunedModelOutputs } from "./declared/fine-tuned-model";
import type { ModelDeploymentArgs } from "./declared/model-deployment";
import type { TrainingDatasetArgs } from "./declared/training-dataset";
import type { ModelReport } from "./declared/types";
import { FineTuneJob } from "./fine-tune-job";
import { refuseResource } from "./fine-tune-resource";
import type { JobArgsWithData } from "./fine-tune-job-args";
import { ModelDeployment } from "./model-deployment";
import { ModelVersion } from "./model-version";
import { componentOptions, keepsItsModel, partOptions } from "./part-options";
import type { ModelDeploymentPart, PartOptions } from "./parts";
import { TrainingDataset } from "./training-dataset";

type BailianBlock = NonNullable<ModelDeploymentPart["bailian"]>;

/** What the parts of a component are made by. */
export interface PartClasses {
  readonly TrainingDataset: typeof TrainingDataset;
  readonly FineTuneJob: typeof FineTuneJob;
  readonly ModelVersion: typeof ModelVersion;
  readonly ModelDeployment: typeof ModelDeployment;
}

/** From a training file to a model that answers: data → job → version → gate → deployment, each a resource of its own. */
export class FineTunedModel extends pulumi.ComponentResource implements FineTunedModelOutputs {
  /** The plugin makes its own resources. */
  protected static readonly classes: PartClasses = { TrainingDataset, FineTuneJob, ModelVersion, ModelDeployment };

  readonly dataset: TrainingDataset;
  readonly job: FineTuneJob;
  readonly version: ModelVersion;
  readonly deployment: ModelDeployment | undefined;
  readonly modelId: pulumi.Output<string>;
  readonly deployedModel: pulumi.Output<string | undefined>;
  readonly baseUrl: pulumi.Output<string | undefined>;
  readonly report: pulumi.Output<ModelReport>;

  constructor(name: string, args: FineTunedModelArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("finetune:index:FineTunedModel", name, {}, componentOptions(opts));
    const { classes } = new.target;
    const { parts = {} } = args;
    const optionsOf = (part: keyof PartOptions) => partOptions(part, this, opts, parts[part]);
    this.dataset = dataOf(classes, name, args, optionsOf("dataset"));
    this.job = new classes.FineTuneJob(name, jobArguments(name, args, this.dataset), optionsOf("job"));
    this.version = new classes.ModelVersion(
      `${name}-version`,
      { ...args.version, job: this.job },
      optionsOf("version"),
    );
    this.deployment =
      args.deployment === false
        ? undefined
        : this.deploy(classes, name, args, args.deployment, optionsOf("deployment"));
    this.modelId = this.version.modelId;
    this.deployedModel = pulumi.output(this.deployment?.deployedModel);
    this.baseUrl = pulumi.output(this.deployment?.baseUrl);
    this.report = pulumi.output({
      metrics: this.version.metrics,
      checkpoint: this.version.published,
      chosenBecause: this.version.chosenBecause,
      trainedTokens: this.job.trainedTokens,
      estimatedTokens: this.job.estimatedTokens,
      estimatedCost: this.job.estimatedCost,
    });
    const { modelId, deployedModel, baseUrl, report } = this;
    this.registerOutputs({ modelId, deployedModel, baseUrl, report });
  }

  private deploy(
    classes: PartClasses,
    name: string,
    { acceptWhen }: FineTunedModelArgs,
    part: ModelDeploymentPart,
    opts: pulumi.CustomResourceOptions,
  ): ModelDeployment {
    const { bailian } = part;
    const given = bailian === undefined ? part : { ...part, bailian: this.withSuffix(name, bailian, opts) };
    const gate = acceptWhen === undefined ? {} : { acceptWhen };
    // The union's other half has no block of this cloud, as before.
    const deployment = { ...given, ...gate, model: this.version } as ModelDeploymentArgs;
    return new classes.ModelDeployment(`${name}-deployment`, deployment, opts);
  }

  /**
   * A suffix that is new with every deployment: the cloud takes none twice, and the old one serves until the new one does.
   * Where the deployment ignores its model, another model is no reason for another suffix, which would deploy anew.
   */
  protected withSuffix(name: string, block: BailianBlock, opts: pulumi.CustomResourceOptions): BailianBlock {
    const { RandomString } = loadRandom(name);
    const content = pulumi.all([this.version.modelId, block]).apply(contentOf);
    const suffix = new RandomString(
      `${name}-suffix`,
      { length: 8, special: false, upper: false, keepers: { content } },
      { parent: this, ...(keepsItsModel(opts) ? { ignoreChanges: ["keepers"] } : {}) },
    ).result;
    return pulumi.output(block).apply((members) => ({ suffix, ...members }));
  }
}

function dataOf(
  classes: PartClasses,
  name: string,
  { dataset, job }: FineTunedModelArgs,
  opts: pulumi.CustomResourceOptions,
): TrainingDataset {
  if (TrainingDataset.isInstance(dataset)) return dataset;
  refuseResource(`dataset of the FineTunedModel ${name}`, "a TrainingDataset or its arguments", dataset);
  return new classes.TrainingDataset(`${name}-data`, dataArguments(dataset, job), opts);
}

/** Loaded when first needed, because only a deployment on Bailian needs the package. */
function loadRandom(name: string): typeof import("@pulumi/random") {
  try {
    return require("@pulumi/random") as typeof import("@pulumi/random");
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("'@pulumi/random'")) throw error;
    throw new pulumi.RunError(
      `the FineTunedModel ${name} deploys on Bailian, for which it needs @pulumi/random, and that is not installed: ` +
        "run `npm install @pulumi/random` in the program's folder",
    );
  }
}

/** What makes it another deployment, as text. */
function contentOf([model, bailian]: readonly [string, object]): string {
  const { canonicalJson } =
    require("../provider/base/canonical-json") as typeof import("../provider/base/canonical-json");
  const { deploymentContent } =
    require("../provider/lifecycle/deployment/diff-deployment") as typeof import("../provider/lifecycle/deployment/diff-deployment");
  const { clouds } = require("../provider/clouds") as typeof import("../provider/clouds");
  const inputs = { model, bailian: bailian as JsonObject };
  return canonicalJson(deploymentContent(clouds, inputs));
}

/** Rows that are longer than the job takes are counted, unless the program says otherwise. */
function dataArguments(
  dataset: TrainingDatasetArgs,
  { bailian, qianfan }: FineTunedModelArgs["job"],
): TrainingDatasetArgs {
  const cloud = bailian === undefined ? "qianfan" : "bailian";
  const maxLength = pulumi.output(bailian ?? qianfan).apply((block) => {
    const { clouds } = require("../provider/clouds") as typeof import("../provider/clouds");
    return clouds
      .get(cloud)
      .job.rules()
      .workload({ ...block }).maxLength;
  });
  // Known wherever the block is. The engine takes an absent number like one that is not there.
  return { maxLength: maxLength as pulumi.Output<number>, ...dataset };
}

/**
 * The job trains on the component's data within the component's limit, and leaves publishing to its version.
 * @throws RunError where the job has a limit of its own beside the component's
 */
function jobArguments(
  name: string,
  { job, maxCost }: FineTunedModelArgs,
  trainingDataset: TrainingDataset,
): JobArgsWithData {
  if (maxCost !== undefined && job.maxCost !== undefined) {
    throw new pulumi.RunError(`the FineTunedModel ${name} has maxCost twice, once in its job: give one of them`);
  }
  const limit = maxCost === undefined ? {} : { maxCost };
  if (job.qianfan === undefined) return { trainingDataset, ...limit, ...job };
  const qianfan = pulumi.output(job.qianfan).apply((block) => ({ publish: false as const, ...block }));
  return { trainingDataset, ...limit, ...job, qianfan };
}
