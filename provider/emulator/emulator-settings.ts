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
  /** Reading of the contested delete rule; `literal` is that of seed [000]. */
  readonly deleteRule: DeleteRule;
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
