import type { JsonObject } from "../base/json";
import type { JobKey } from "./keys";
import type { Checkpoint } from "./observation";

/** A finished run published as a model version. */
export interface Publication {
  readonly modelId: string;
  /** Qianfan only. */
  readonly modelSetId?: string;
  readonly state: "publishing" | "ready" | "failed";
  readonly reason?: string;
}

/** A checkpoint of a finished job as it is to be published. */
export interface VersionRequest {
  readonly job: JobKey;
  /** The checkpoint's step; absent: the last one. */
  readonly step?: number;
  /** Name of the model on the cloud, 2 to 20 characters, ends in a token; the block's own name wins. */
  readonly name: string;
  /** The cloud's block of the arguments, checked and complete. */
  readonly block: JsonObject;
}

/** Publishing of one account on one cloud. Every method throws `CloudError`. */
export interface VersionOperations {
  /** Checkpoints that can be published, oldest first, with the loss or perplexity that the cloud reports. */
  checkpoints(job: JobKey, signal?: AbortSignal): Promise<readonly Checkpoint[]>;
  /** Publishes, or finds what an earlier try published, and says how far that is; called again until `ready` or `failed`. */
  publish(request: VersionRequest, signal?: AbortSignal): Promise<Publication>;
  /**
   * What a checkpoint stands published as, the last one without a `step`; publishes nothing. Absent: the cloud tells it to nobody
   * who does not know the model's ID.
   */
  find?(job: JobKey, step: number | undefined, signal?: AbortSignal): Promise<Publication | undefined>;
  /** What checkpoints of jobs stand published as; without a step the last one. Absent: the cloud lists none. */
  list?(
    jobs: AsyncIterable<JobKey>,
    signal?: AbortSignal,
  ): AsyncGenerator<{ readonly job: JobKey; readonly step?: number; readonly modelId: string }>;
  /** One look at a published version; `undefined` when the cloud says that it does not exist. */
  observe(
    version: { readonly modelId: string; readonly modelSetId?: string; readonly job: JobKey },
    signal?: AbortSignal,
  ): Promise<Publication | undefined>;
  /** Deletes the version, and its set where nothing else is in it and it is ours. `kept`: the cloud has no call for it. */
  remove(
    version: { readonly modelId: string; readonly modelSetId?: string; readonly ownsModelSet: boolean },
    signal?: AbortSignal,
  ): Promise<"removed" | "kept" | "gone">;
}
