/** A refusal that a fault rule asks for; the face puts it into its cloud's envelope. */
export interface InjectedError {
  readonly code: string;
  /** HTTP status; default: the code's own, else 500. */
  readonly status?: number;
  /** Default: the code's own text, else the code. */
  readonly message?: string;
}
