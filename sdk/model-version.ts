import * as pulumi from "@pulumi/pulumi";
import { modelVersionOutputs, type ModelVersionOutputs } from "./declared/model-version";
import type { ModelVersionArgs } from "./declared/model-version";
import { FineTuneJob } from "./fine-tune-job";
import { FineTuneResource, isResourceOf, refuseResource, resourceClass } from "./fine-tune-resource";

const version = resourceClass("ModelVersion", "modelVersion", modelVersionOutputs);

/** What the engine fills. */
export interface ModelVersion extends ModelVersionOutputs {}

/** A checkpoint of a finished job, published as a model that can be deployed. */
export class ModelVersion extends FineTuneResource {
  constructor(name: string, args: ModelVersionArgs, opts?: pulumi.CustomResourceOptions) {
    const { job } = args;
    if (!FineTuneJob.isInstance(job)) refuseResource(`job of the ModelVersion ${name}`, "a FineTuneJob or its ID", job);
    super(version, name, { ...args, job: FineTuneJob.isInstance(job) ? resourceIdOf(job) : job }, opts);
  }

  /** Whether a value is a version, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ModelVersion {
    return isResourceOf(version, value);
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
