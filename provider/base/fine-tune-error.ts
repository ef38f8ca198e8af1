import { printable } from "./printable";

/** What every error of this package carries besides its message. */
export interface ErrorFacts {
  /** Stable word from one registry: a script may switch on it. */
  readonly code: string;
  /** What the reader does next, as one sentence. */
  readonly nextStep?: string;
  readonly cause?: unknown;
}

/** Base class of every error that this package raises on purpose. Never holds a credential, nor what steers a terminal. */
export class FineTuneError extends Error {
  readonly code: string;
  readonly nextStep: string | undefined;

  constructor(message: string, facts: ErrorFacts) {
    super(printable(message), facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = facts.code;
    this.nextStep = facts.nextStep && printable(facts.nextStep);
  }
}
