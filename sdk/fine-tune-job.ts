import type * as pulumi from "@pulumi/pulumi";
import type { EstimatedCost } from "../provider/prices/estimate-cost";
import { FineTuneResource, resourceClass } from "./fine-tune-resource";
import { withData } from "./job-data";
import type { FineTuneJobArgs } from "./fine-tune-job-args";
import type { Checkpoint, JobStatus } from "../provider/contract/observation";

const job = resourceClass("FineTuneJob", undefined, [
  "jobId",
  "taskId",
  "jobName",
  "cloud",
  "endpoint",
  "account",
  "status",
  "cloudStatus",
  "progress",
  "finetunedOutput",
  "modelSetId",
  "baseModel",
  "trainedTokens",
  "estimatedTokens",
  "estimatedCost",
  "metrics",
  "checkpoints",
  "dashboardUrl",
  "createdAt",
  "finishedAt",
  "error",
  "details",
]);

/**
 * A fine-tuning job on Alibaba Cloud Model Studio (Bailian) or Baidu Qianfan. `pulumi up` submits it exactly once, shows its
 * progress, waits for it, and gives the trained model's ID.
 *
 * An output that is not known yet is absent, never empty.
 */
export class FineTuneJob extends FineTuneResource {
  /** The cloud's ID of the job: Bailian `ft-…`, Qianfan `job-…` (the container). */
  declare readonly jobId: pulumi.Output<string>;
  /** Qianfan only: the run, `task-…`. */
  declare readonly taskId: pulumi.Output<string | undefined>;
  /** The job's name on the cloud: readable characters, `_`, and the token that keeps submits from being repeated. */
  declare readonly jobName: pulumi.Output<string>;
  declare readonly cloud: pulumi.Output<"bailian" | "qianfan">;
  /** Base URL of the cloud, or `embedded`. */
  declare readonly endpoint: pulumi.Output<string>;
  /** The account that the job belongs to: Bailian workspace and user, Qianfan a fingerprint of the access key ID. */
  declare readonly account: pulumi.Output<string | undefined>;
  declare readonly status: pulumi.Output<JobStatus>;
  /** The cloud's own word, for example `QUEUING`. */
  declare readonly cloudStatus: pulumi.Output<string>;
  /** Percent, 0 to 100. */
  declare readonly progress: pulumi.Output<number | undefined>;
  /** The model ID that serving wants: Bailian's `finetuned_output`, Qianfan's published version `amv-…`. */
  declare readonly finetunedOutput: pulumi.Output<string>;
  /** Qianfan only: the model set `am-…` of the published version. */
  declare readonly modelSetId: pulumi.Output<string | undefined>;
  declare readonly baseModel: pulumi.Output<string | undefined>;
  /** Tokens billed. */
  declare readonly trainedTokens: pulumi.Output<number | undefined>;
  /** Tokens that the training is going to be billed for, known at preview where `trainingDataset` is given. */
  declare readonly estimatedTokens: pulumi.Output<number | undefined>;
  /** What that costs by the known price; absent where none is known. */
  declare readonly estimatedCost: pulumi.Output<EstimatedCost | undefined>;
  /** The cloud's evaluation, for example `BLEU-4`, in its own units. */
  declare readonly metrics: pulumi.Output<Readonly<Record<string, number>> | undefined>;
  declare readonly checkpoints: pulumi.Output<readonly Checkpoint[] | undefined>;
  declare readonly dashboardUrl: pulumi.Output<string | undefined>;
  /** RFC 3339 with offset. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  /** RFC 3339 with offset. */
  declare readonly finishedAt: pulumi.Output<string | undefined>;
  declare readonly error: pulumi.Output<{ readonly code?: string; readonly message: string } | undefined>;
  /** The rest of what the cloud reports. */
  declare readonly details: pulumi.Output<Readonly<Record<string, unknown>> | undefined>;

  /**
   * @param name the resource's name in the program.
   * @param args exactly one cloud's block, and how to wait, delete and retry.
   */
  constructor(name: string, args: FineTuneJobArgs, opts?: pulumi.CustomResourceOptions) {
    const { trainingDataset, ...rest } = args;
    super(job, name, withData(rest, trainingDataset), opts);
  }

  /**
   * Reads an existing job without managing it.
   * @param id `bailian/<job_id>` or `qianfan/<jobId>/<taskId>`.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): FineTuneJob {
    // An existing job needs no arguments; the engine reads it by its ID.
    return new FineTuneJob(name, {} as FineTuneJobArgs, { ...opts, id });
  }
}
