/** The parts of an `Authorization: bce-auth-v1/…` header. */
export interface BceAuthorization {
  /** `bce-auth-v1/{accessKeyId}/{timestamp}/{expirationInSeconds}`: what the signing key is made from. */
  readonly prefix: string;
  readonly accessKeyId: string;
  /** As sent, for the message of an expired request. */
  readonly timestamp: string;
  readonly timestampMs: number;
  /** Seconds; -1 never expires. */
  readonly expirationSeconds: number;
  /** Lower case, in the order that was sent; empty when the client leaves the choice to the default. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}
