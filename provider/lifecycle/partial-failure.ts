import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";

/** An operation failed after what it is about was known: the ID and what was last observed are saved all the same. */
export class PartialFailure extends FineTuneError {
  readonly id: string;
  readonly state: object;
  /** The arguments that the state is of, where they are not those of the operation. */
  readonly inputs?: object;

  constructor(id: string, state: object, cause: FineTuneError, inputs?: object) {
    super(cause.message, {
      code: cause.code,
      cause,
      ...(cause.nextStep === undefined ? {} : { nextStep: cause.nextStep }),
    });
    this.id = id;
    this.state = state;
    if (inputs !== undefined) this.inputs = inputs;
  }
}

/** What a cancelled operation says of itself. */
export interface Stopped {
  /** For example `stopped waiting for deployment …, which goes on by itself`. */
  readonly message: string;
  readonly nextStep: string;
}

/** Whatever went wrong, with ID and state; an operation that was cancelled is no failure and says so. */
export function partialFailure(
  { signal }: { readonly signal: AbortSignal },
  id: string,
  state: object,
  error: unknown,
  stopped: Stopped,
): PartialFailure {
  // It knows its own state, which is newer.
  if (error instanceof PartialFailure) return error;
  if (signal.aborted) return new PartialFailure(id, state, stoppedError(error, stopped));
  const isOurs = error instanceof FineTuneError;
  return new PartialFailure(
    id,
    state,
    isOurs ? error : new FineTuneError(errorText(error), { code: "unexpected", cause: error }),
  );
}

/** What a cancelled operation ends with. */
export function stoppedError(cause: unknown, { message, nextStep }: Stopped): FineTuneError {
  return new FineTuneError(message, { code: "wait-cancelled", cause, nextStep });
}
