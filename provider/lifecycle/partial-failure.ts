import { FineTuneError } from "./fine-tune-error";
import type { JobState } from "./state";

/** An operation failed after a job was known: the ID and what was last observed are saved all the same. */
export class PartialFailure extends FineTuneError {
  readonly id: string;
  readonly state: JobState;

  constructor(id: string, state: JobState, cause: FineTuneError) {
    super(cause.message, {
      code: cause.code,
      cause,
      ...(cause.nextStep === undefined ? {} : { nextStep: cause.nextStep }),
    });
    this.id = id;
    this.state = state;
  }
}
