import { FineTuneError } from "./fine-tune-error";

/** An operation failed after what it is about was known: the ID and what was last observed are saved all the same. */
export class PartialFailure extends FineTuneError {
  readonly id: string;
  readonly state: object;

  constructor(id: string, state: object, cause: FineTuneError) {
    super(cause.message, {
      code: cause.code,
      cause,
      ...(cause.nextStep === undefined ? {} : { nextStep: cause.nextStep }),
    });
    this.id = id;
    this.state = state;
  }
}
