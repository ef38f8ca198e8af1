import * as pulumi from "@pulumi/pulumi";
import type { JsonObject } from "../provider/base/json";
import type { FineTunedModelArgs, FineTunedModelOutputs } from "./declared/fine-tuned-model";
import type { ModelDeploymentArgs } from "./declared/model-deployment";
import type { TrainingDatasetArgs } from "./declared/training-dataset";
import type { ModelReport } from "./declared/types";
import { FineTuneJob } from "./fine-tune-job";
import type { JobArgsWithData } from "./fine-tune-job-args";
import { ModelDeployment } from "./model-deployment";
import { ModelVersion } from "./model-version";
import type { ModelDeploymentPart } from "./parts";
import { TrainingDataset } from "./training-dataset";

type BailianBlock = NonNullable<ModelDeploymentPart["bailian"]>;

/** From a training file to a model that answers: data → job → version → gate → deployment, each a resource of its own. */
export class FineTunedModel extends pulumi.ComponentResource implements FineTunedModelOutputs {
  readonly dataset: TrainingDataset;
  readonly job: FineTuneJob;
  readonly version: ModelVersion;
  readonly deployment: ModelDeployment | undefined;
  readonly modelId: pulumi.Output<string>;
  readonly deployedModel: pulumi.Output<string | undefined>;
  readonly baseUrl: pulumi.Output<string | undefined>;
  readonly report: pulumi.Output<ModelReport>;

  constructor(name: string, args: FineTunedModelArgs, opts?: pulumi.ComponentResourceOptions) {
    super("finetune:index:FineTunedModel", name, {}, opts);
    const { parts = {} } = args;
    const child = { parent: this };
    this.dataset =
      args.dataset instanceof TrainingDataset
        ? args.dataset
        : new TrainingDataset(`${name}-data`, dataArguments(args.dataset, args.job), { ...child, ...parts.dataset });
    this.job = new FineTuneJob(name, jobArguments(args.job, this.dataset), { ...child, ...parts.job });
    this.version = new ModelVersion(
      `${name}-version`,
      { ...args.version, job: this.job },
      { ...child, ...parts.version },
    );
    this.deployment = args.deployment === false ? undefined : this.deploy(name, args, args.deployment);
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

  private deploy(name: string, { acceptWhen, parts }: FineTunedModelArgs, part: ModelDeploymentPart): ModelDeployment {
    const given = part.bailian === undefined ? part : { ...part, bailian: this.withSuffix(name, part.bailian) };
    const gate = acceptWhen === undefined ? {} : { acceptWhen };
    // The union's other half has no block of this cloud, as before.
    const deployment = { ...given, ...gate, model: this.version } as ModelDeploymentArgs;
    return new ModelDeployment(`${name}-deployment`, deployment, { parent: this, ...parts?.deployment });
  }

  /**
   * A suffix that is new with every deployment: the cloud takes none twice, and the old one serves until the new one does.
   * Loaded here, because only this part needs the package.
   */
  private withSuffix(name: string, block: BailianBlock): BailianBlock {
    const { RandomString } = require("@pulumi/random") as typeof import("@pulumi/random");
    const content = pulumi.all([this.version.modelId, block]).apply(contentOf);
    const suffix = new RandomString(
      `${name}-suffix`,
      { length: 8, special: false, upper: false, keepers: { content } },
      { parent: this },
    ).result;
    return pulumi.output(block).apply((members) => ({ suffix, ...members }));
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

/** The job trains on the component's data, and leaves publishing to its version. */
function jobArguments(args: FineTunedModelArgs["job"], trainingDataset: TrainingDataset): JobArgsWithData {
  if (args.qianfan === undefined) return { trainingDataset, ...args };
  const qianfan = pulumi.output(args.qianfan).apply((block) => ({ publish: false as const, ...block }));
  return { trainingDataset, ...args, qianfan };
}
