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

const form = /^(bce-auth-v1\/([^/]+)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/(-1|\d{1,10}))\/([^/]*)\/([0-9a-f]{64})$/;

/**
 * Reads `bce-auth-v1/{ak}/{timestamp}/{expiration}/{signedHeaders}/{signature}` [njwvz1yfu]; `undefined` when it is not of
 * that form.
 */
export function parseAuthorization(header: string): BceAuthorization | undefined {
  const match = form.exec(header.trim());
  if (!match) return undefined;
  const [, prefix = "", accessKeyId = "", timestamp = "", expiration = "", names = "", signature = ""] = match;
  const timestampMs = Date.parse(timestamp);
  if (Number.isNaN(timestampMs)) return undefined;
  return {
    prefix,
    accessKeyId,
    timestamp,
    timestampMs,
    expirationSeconds: Number(expiration),
    signedHeaders: names
      .split(";")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ""),
    signature,
  };
}
