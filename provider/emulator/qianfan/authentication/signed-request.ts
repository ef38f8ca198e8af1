/** What a signature covers, as it arrived on the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Path as received, percent encoding untouched. */
  readonly path: string;
  /** Query as received, without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}
