import type { Timeouts } from "../limits";

/** Arguments of a model version after `check`: plain values, nothing unknown. */
export interface VersionInputs {
  /** Resource ID of the finished job, `bailian/ft-…` or `qianfan/job-…/task-…`. */
  readonly job: string;
  readonly checkpoint?: "last" | "best" | number;
  readonly onDelete?: "retain" | "delete";
  readonly timeouts?: Timeouts;
  readonly validation?: "error" | "warn";
}
