import type { Json } from "../base/json";

/** What a cloud is called in arguments, resource IDs and state: the `name` of its `Cloud`. */
export type CloudName = string;

/** Values that a cloud reports beyond the common ones. */
export type Details = Readonly<Record<string, Json>>;

/** Names one job on its cloud: what the resource ID is made of. */
export interface JobKey {
  readonly cloud: CloudName;
  /** Bailian `ft-…`; Qianfan the container `job-…`. */
  readonly jobId: string;
  /** Qianfan only: the run `task-…`; absent as long as the container has no run of ours. */
  readonly taskId?: string;
  /** What the cloud told of the job before: a session may need it to speak about the job (Qianfan V1's own numbers). */
  readonly details?: Details;
}

/** Names training data on its cloud. */
export interface DatasetKey {
  readonly cloud: CloudName;
  /** Of the file, where data is one. */
  readonly fileId?: string;
  /** Of the dataset, where data has versions. */
  readonly datasetId?: string;
  /** Of the version, which a job trains on. */
  readonly versionId?: string;
  /** The object that we put into the user's bucket. */
  readonly object?: { readonly bucket: string; readonly key: string; readonly region?: string };
}

/** Names one deployment on its cloud. */
export interface DeploymentKey {
  readonly cloud: CloudName;
  /** What its resource ID is made of. */
  readonly id: string;
  /** The compute unit that the service runs on, where it was bought with it. */
  readonly instanceId?: string;
}
