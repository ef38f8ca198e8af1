import type * as pulumi from "@pulumi/pulumi";
import { fineTuneJobOutputs, type FineTuneJobOutputs } from "./declared/fine-tune-job";
import { FineTuneResource, isResourceOf, resourceClass } from "./fine-tune-resource";
import { dataRenames, withData } from "./job-data";
import type { FineTuneJobArgs } from "./fine-tune-job-args";
import { tellSpending } from "./spending";

const job = resourceClass("FineTuneJob", undefined, fineTuneJobOutputs);

/** What the engine fills. */
export interface FineTuneJob extends FineTuneJobOutputs {}

/**
 * A fine-tuning job on Alibaba Cloud Model Studio (Bailian) or Baidu Qianfan. `pulumi up` submits it exactly once, shows its
 * progress, waits for it, and gives the trained model's ID.
 *
 * An output that is not known yet is absent, never empty.
 */
export class FineTuneJob extends FineTuneResource {
  /**
   * @param name the resource's name in the program.
   * @param args exactly one cloud's block, and how to wait, delete and retry.
   */
  constructor(name: string, args: FineTuneJobArgs, opts?: pulumi.CustomResourceOptions) {
    const { trainingDataset, ...rest } = args;
    super(job, name, withData(name, rest, trainingDataset), opts, dataRenames(rest));
    tellSpending(name, this);
  }

  /** Whether a value is a job, of whichever copy of this package. */
  static override isInstance(value: unknown): value is FineTuneJob {
    return isResourceOf(job, value);
  }

  /**
   * Reads an existing job without managing it.
   * @param id `bailian/<job_id>` or `qianfan/<jobId>/<taskId>`.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): FineTuneJob {
    // An existing job needs no arguments; the engine reads it by its ID.
    return new this(name, {} as FineTuneJobArgs, { ...opts, id });
  }
}
