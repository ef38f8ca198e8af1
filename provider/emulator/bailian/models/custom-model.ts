/** A model that an account's tuning made: a job's own, or an exported checkpoint. */
export interface CustomModel {
  readonly model_id: string;
  readonly base_model: string;
  /** The job that made it, whether its record still exists or not. */
  readonly job_id: string;
  /** Absent where an older release kept the model: then every workspace has it. */
  readonly workspace_id: string | null;
  /** Absent where an older release kept the model. */
  readonly training_type: string | null;
}
