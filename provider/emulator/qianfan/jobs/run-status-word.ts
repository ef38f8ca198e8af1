import type { RunStatus } from "../../contract";

/** `runStatus` of a task (seed 001). */
export type RunStatusWord = "Waiting" | "Running" | "Done" | "Failed" | "Stopped";

/** The cloud has no word for a run that is being stopped, so it counts as running until it has stopped: our choice. */
export const runStatusWord: Readonly<Record<RunStatus, RunStatusWord>> = {
  pending: "Waiting",
  queued: "Waiting",
  running: "Running",
  cancelling: "Running",
  succeeded: "Done",
  failed: "Failed",
  cancelled: "Stopped",
};
