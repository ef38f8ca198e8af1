import type { JobStatus } from "../contract/observation";

/** Ctrl-C has ended the command, as shells count it. */
export const interruptedCode = 130;

/** `finetune watch` does not know the outcome: 1 says that the job has failed. */
export const untoldCode = 2;

/** Exit code of `finetune watch` by the status in which the job was left. */
export const watchExitCodes: Readonly<Record<JobStatus, number>> = {
  succeeded: 0,
  failed: 1,
  cancelled: 3,
  queued: untoldCode,
  running: untoldCode,
  cancelling: untoldCode,
};
