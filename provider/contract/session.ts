import type { JsonObject } from "../base/json";
import type { BillOperations } from "./bills";
import type { Curve } from "./curve";
import type { DatasetOperations } from "./dataset-cloud";
import type { DeploymentOperations } from "./deployment-cloud";
import type { CloudName, JobKey } from "./keys";
import type { Observation } from "./observation";
import type { Publication, VersionOperations } from "./version-cloud";

/** A job that carries the name we looked for. */
export interface Candidate {
  readonly key: JobKey;
  readonly observation: Observation;
  /** What the cloud says was trained otherwise than asked, for example `model: qwen3-8b there, qwen3-14b here`. */
  readonly differences: readonly string[];
  /** Differences of IDs whose content nobody can compare any more: it may be the same. */
  readonly unproven?: readonly string[];
  /** From `inspect`: MD5 of the files that it was trained on, in their order, lower-case; `undefined` for one that is not told. */
  readonly trainingDigests?: readonly (string | undefined)[];
}

/** A name that is taken on the cloud. */
export interface StandingName {
  readonly name: string;
  /** Qianfan: none in a container without runs. */
  readonly candidates: readonly Candidate[];
}

/** Outcome of taking a name on the cloud. */
export interface Reservation {
  /** Qianfan: the container with our name, new or found. */
  readonly jobId?: string;
  /** The container was made by this call, so it is empty and may be removed when the submit is refused. */
  readonly isNew: boolean;
  /** Runs that already exist under the name. */
  readonly candidates: readonly Candidate[];
  /** IDs of every run that stands there, where some are no candidates: in a container of the user's own they may be anyone's. */
  readonly standing?: readonly string[];
}

/** What a submit needs. `block` is checked and complete. */
export interface JobRequest {
  readonly name: string;
  readonly description?: string;
  readonly block: JsonObject;
  /** The name stands for the content of the data, which may lie under other IDs by now: those are not compared. */
  readonly namesContent?: boolean;
}

/** One account on one cloud. Every method throws `CloudError`; none repeats a submit. */
export interface CloudSession {
  readonly cloud: CloudName;
  /** Base URL that the calls go to, or the data directory of the embedded clouds. */
  readonly endpoint: string;
  /** Truncated hash of the credential in use: tells whether two runs used the same one, and nothing else. */
  readonly keyFingerprint: string;
  /** Whether the credential in use belongs to the account of an earlier observation; `undefined` when it cannot be told. */
  ownsAccount(account: string, signal?: AbortSignal): Promise<boolean | undefined>;
  /** Takes the name and lists what already stands under it (all pages). `fresh` asks again instead of sharing a listing. */
  reserve(request: JobRequest, options: { readonly fresh: boolean }, signal?: AbortSignal): Promise<Reservation>;
  /** What stands under names like these, in no certain order. Takes nothing. */
  find(isWanted: (name: string) => boolean, block: JsonObject, signal?: AbortSignal): Promise<readonly StandingName[]>;
  /** The one call that costs money. */
  submit(request: JobRequest, reservation: Reservation, signal?: AbortSignal): Promise<JobKey>;
  /** Gives an unused reservation back: removes the container if it is empty. */
  release(reservation: Reservation, signal?: AbortSignal): Promise<void>;
  /** One describe; `undefined` when the cloud says that the job does not exist. */
  observe(key: JobKey, signal?: AbortSignal): Promise<Observation | undefined>;
  /** Every job of the account; a Qianfan container without runs stands for itself. */
  list(signal?: AbortSignal): AsyncGenerator<Observation>;
  /** A cheaper or finer look at a running job between two describes, where the cloud has one. */
  observeProgress?(key: JobKey, signal?: AbortSignal): Promise<Partial<Observation>>;
  /** A describe that also compares what the job was trained on with a block, as far as the cloud tells. */
  inspect(key: JobKey, block: JsonObject, signal?: AbortSignal): Promise<Candidate | undefined>;
  /**
   * Members of the block that a job was submitted with, as far as the cloud tells them: what an import begins with. Absent: the
   * cloud tells none.
   */
  told?(key: JobKey, signal?: AbortSignal): Promise<JsonObject | undefined>;
  /** Resolves too when the job had already ended. */
  cancel(key: JobKey, signal?: AbortSignal): Promise<void>;
  /** Removes the record of a terminal job. `kept`: the cloud keeps terminal jobs (UnsupportedOperation). */
  remove(
    key: JobKey,
    options: { readonly ownsJob: boolean },
    signal?: AbortSignal,
  ): Promise<"removed" | "kept" | "gone">;
  /** The last lines of the training log, oldest first; empty where the cloud has none. */
  logTail(key: JobKey, lines: number, signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * The losses of a training so far, as its cloud tells them; without points where it tells none.
   * @param known an earlier reading of the same job, which is continued: only what is new is asked for, where the cloud can.
   */
  curve(key: JobKey, known?: Curve, signal?: AbortSignal): Promise<Curve>;
  /** Publishes the finished run, or finds it published, and says how far that is. Absent: the cloud publishes by itself. */
  publish?(key: JobKey, options: JsonObject, jobName: string, signal?: AbortSignal): Promise<Publication>;
  /**
   * The model of a finished run that `publish` made under the name that it gives by itself; publishes nothing. Absent: every
   * look tells the model.
   */
  published?(
    key: JobKey,
    jobName: string,
    signal?: AbortSignal,
  ): Promise<{ readonly modelId: string; readonly modelSetId: string } | undefined>;
  /** Deletes a version that `publish` made (asked for by `publish.deleteWithJob`). */
  unpublish?(
    publication: { readonly modelId: string; readonly modelSetId: string },
    options: { readonly ownsModelSet: boolean },
    signal?: AbortSignal,
  ): Promise<void>;
  /** Training data; loaded when first asked for, like the other two. */
  datasets?(): DatasetOperations;
  versions?(): VersionOperations;
  deployments?(): DeploymentOperations;
  /** What costs on the account beside jobs; absent where nothing else does. */
  bills?(): BillOperations;
}
