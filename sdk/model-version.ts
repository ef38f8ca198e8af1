import * as pulumi from "@pulumi/pulumi";
import type { Checkpoint } from "../provider/contract/observation";
import type { BailianVersionArgs, QianfanVersionArgs } from "./cloud-blocks";
import { FineTuneJob } from "./fine-tune-job";
import { FineTuneResource, resourceClass } from "./fine-tune-resource";
import type { Timeouts } from "./timeouts";

const version = resourceClass("ModelVersion", "modelVersion", [
  "cloud",
  "endpoint",
  "account",
  "status",
  "jobResource",
  "modelId",
  "modelSetId",
  "published",
  "chosenBecause",
  "metrics",
  "ownsModelSet",
  "details",
]);

/** Arguments of a `ModelVersion`. The block of the job's cloud may be left out. */
export interface ModelVersionArgs {
  /** The finished job, or its resource ID (`bailian/ft-…`, `qianfan/job-…/task-…`). */
  readonly job: FineTuneJob | pulumi.Input<string>;
  /**
   * Which checkpoint: the `last`, the `best` (lowest validation loss, or perplexity where the cloud reports no loss), or one by
   * its step. Default `last`.
   */
  readonly checkpoint?: pulumi.Input<"last" | "best" | number>;
  readonly bailian?: pulumi.Input<BailianVersionArgs>;
  readonly qianfan?: pulumi.Input<QianfanVersionArgs>;
  /** What destroy does to the published model. Default `retain`: it is paid for, and may serve elsewhere. */
  readonly onDelete?: pulumi.Input<"retain" | "delete">;
  /** How long operations wait, as Go-style durations. Defaults: create `1h`, update `1h`. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** `warn` lets pass what the offline tables refuse. Default `error`. */
  readonly validation?: pulumi.Input<"error" | "warn">;
}

/** A checkpoint of a finished job, published as a model that can be deployed. */
export class ModelVersion extends FineTuneResource {
  declare readonly cloud: pulumi.Output<"bailian" | "qianfan">;
  /** Base URL of the cloud, or `embedded`. */
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly account: pulumi.Output<string | undefined>;
  declare readonly status: pulumi.Output<"publishing" | "ready" | "failed">;
  /** Resource ID of the job. */
  declare readonly jobResource: pulumi.Output<string>;
  /** The model ID that a deployment wants. */
  declare readonly modelId: pulumi.Output<string>;
  /** Qianfan only: the model set `am-…`. */
  declare readonly modelSetId: pulumi.Output<string | undefined>;
  /** The checkpoint that was published; absent where the cloud lists none, and the last one it is. */
  declare readonly published: pulumi.Output<Checkpoint | undefined>;
  /** Why it is that one, in a sentence with the figures. */
  declare readonly chosenBecause: pulumi.Output<string>;
  /** The job's metrics, with `evalLoss` and `perplexity` of the checkpoint where the cloud reports them. */
  declare readonly metrics: pulumi.Output<Readonly<Record<string, number>> | undefined>;
  declare readonly details: pulumi.Output<Readonly<Record<string, unknown>> | undefined>;

  constructor(name: string, args: ModelVersionArgs, opts?: pulumi.CustomResourceOptions) {
    const { job } = args;
    super(version, name, { ...args, job: job instanceof FineTuneJob ? resourceIdOf(job) : job }, opts);
  }
}

/** A job whose submit was lost has the ID of its container until a refresh; its run is known before. */
function resourceIdOf({ id, taskId }: FineTuneJob): pulumi.Output<string> {
  // Its run is asked for only there: a preview of an updated job knows its ID and not its outputs.
  return id.apply((known) => {
    if (!/^qianfan\/[^/]+$/.test(known)) return pulumi.output<string>(known);
    return taskId.apply((run) => (run === undefined ? known : `${known}/${run}`));
  });
}
