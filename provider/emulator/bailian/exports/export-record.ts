/** One row of the table `bailian_export`: a checkpoint that is published as a model of its own. */
export interface ExportRecord {
  readonly seq: number;
  readonly job_id: string;
  readonly step: number;
  readonly workspace_id: string;
  readonly model_id: string;
  readonly display_name: string;
  readonly base_model: string;
  readonly training_type: string;
  /** When the model can be deployed, in simulated milliseconds since the epoch. */
  readonly ready_at: number;
}
