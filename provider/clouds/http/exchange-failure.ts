/**
 * Why no whole answer came: `unreachable` (no connection, so nothing was seen there), `no-answer` (sent, then cut off)
 * or `unreadable` (an answer that breaks our limits).
 */
export type ExchangeFailureKind = "unreachable" | "no-answer" | "unreadable";

/** An exchange broke. Holds no request, so no credential; `code` is the system's (`ECONNREFUSED`) where there is one. */
export class ExchangeFailure extends Error {
  constructor(
    readonly kind: ExchangeFailureKind,
    message: string,
    readonly code?: string,
  ) {
    super(message);
    this.name = "ExchangeFailure";
  }
}
