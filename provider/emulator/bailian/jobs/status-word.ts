import type { RunStatus } from "../../contract";

/** Bailian's word for each status (seed 000, status table: `SUCCEEDED`, although its field texts say `SUCCEED`). */
export const statusWords: Readonly<Record<RunStatus, string>> = {
  pending: "PENDING",
  queued: "QUEUING",
  running: "RUNNING",
  cancelling: "CANCELING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  cancelled: "CANCELED",
};
