import type { Clock } from "../base/clock";

/** What `createEmulator` takes. */
export interface EmulatorOptions {
  /** Folder in which the simulated clouds live; several processes may share it. Absent: in memory, private, gone on close. */
  readonly dataDir?: string;
  /**
   * Source of the wall time, and what delays of fault rules wait on; default the system's. Simulated time follows it
   * times `speed`.
   */
  readonly clock?: Pick<Clock, "now"> & Partial<Pick<Clock, "sleep">>;
  /**
   * Simulated seconds per second of the clock, 0 or more; 0 stands still and moves by `advance` only. Default: what the
   * data directory last had, a new one 60, or 1 where a clock is passed.
   */
  readonly speed?: number;
  /** Runs that are submitted end at the first look; default false. */
  readonly instant?: boolean;
  /** Reading of Bailian's contested delete rule; default `literal`. Where it is given, Qianfan's follows it. */
  readonly deleteRule?: DeleteRule;
  /** From which states Qianfan deletes a run; default what `deleteRule` was given, else `terminal_only`. */
  readonly taskDeleteRule?: DeleteRule;
  /** From which states Bailian deletes a deployment; default `any`. */
  readonly deploymentDeleteRule?: DeploymentDeleteRule;
  /** Bailian's limit of running or succeeded jobs; default 0, which turns it off. */
  readonly jobQuota?: number;
  /** Most containers (V2: jobs, V1: tasks) of Qianfan; default 0, which turns it off. */
  readonly taskQuota?: number;
  /** Most runs of Qianfan that have not ended; default 0, which turns it off. */
  readonly trainingQuota?: number;
  /** Tokens, times epochs, that all runs of Qianfan together may train; default 0, which turns it off. */
  readonly chargeQuota?: number;
  /** Seed of every ID and curve of a new data directory; default random. */
  readonly seed?: string;
  /** Verify API keys and signatures; default false. A server always does. */
  readonly authenticate?: boolean;
  /** Told about errors that are the simulated clouds' own fault; default: nobody, the caller sees a 500. */
  readonly onFault?: (error: unknown) => void;
  /** Limits of Bailian's file store; default 300 MiB a file, 100 GiB in all, 10,000 files (newest page). */
  readonly fileLimits?: Partial<FileLimits>;
}

/** What a delete of a job by state answers, because the documents contradict each other (see the table of delete rules). */
export type DeleteRule = "literal" | "terminal_only" | "strict";

/** From which states Bailian deletes a deployment: the pages say any, its command line STOPPED and FAILED. */
export type DeploymentDeleteRule = "any" | "stopped_or_failed";

/** How much Bailian's file store takes; the pages contradict each other. */
export interface FileLimits {
  /** Largest file in bytes. */
  readonly fileBytes: number;
  /** All files together in bytes. */
  readonly totalBytes: number;
  /** Number of files. */
  readonly count: number;
}

/** Switches of the simulated clouds, complete: what `createEmulator` made of its options. */
export interface EmulatorSettings {
  /** Reading of Bailian's contested delete rule; `literal` is that of seed [000]. */
  readonly deleteRule: DeleteRule;
  /** The same of Qianfan's runs, of whose delete no page and no seed states a condition. */
  readonly taskDeleteRule: DeleteRule;
  readonly deploymentDeleteRule: DeploymentDeleteRule;
  /** Bailian's limit of running or succeeded jobs; 0 turns it off. */
  readonly jobQuota: number;
  /** Most containers of Qianfan; 0 turns it off. */
  readonly taskQuota: number;
  /** Most runs of Qianfan that have not ended; 0 turns it off. */
  readonly trainingQuota: number;
  /** Tokens, times epochs, that all runs of Qianfan together may train; 0 turns it off. */
  readonly chargeQuota: number;
  /** Verify API keys and signatures. Off in process: whatever credentials are configured are accepted. */
  readonly authenticate: boolean;
  /** Runs end at the first look. */
  readonly instant: boolean;
  readonly fileLimits: FileLimits;
}
