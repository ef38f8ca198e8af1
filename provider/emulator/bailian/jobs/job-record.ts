import type { JsonObject } from "../../../base/json";

/** What a job was declared with, stored as one JSON text. */
export interface DeclaredJob {
  readonly training_file_ids: readonly string[];
  readonly validation_file_ids: readonly string[];
  readonly training_datasets: readonly JsonObject[];
  readonly validation_datasets: readonly JsonObject[];
  readonly hyper_parameters: JsonObject;
  readonly model_name?: string;
}

/** One row of the table `bailian_job`. */
export interface JobRecord {
  readonly seq: number;
  readonly job_id: string;
  readonly workspace_id: string;
  readonly job_name: string;
  readonly model: string;
  readonly base_model: string;
  readonly training_type: string;
  readonly finetuned_output: string;
  readonly max_output_cnt: number;
  /** A `DeclaredJob`. */
  readonly declared: string;
}
