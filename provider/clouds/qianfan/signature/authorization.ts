import { createHmac } from "node:crypto";
import type { DateInput } from "@smithy/types";

/** What an Authorization value of BCE auth v1 is computed from. */
export interface AuthorizationParts {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly timestamp: string;
  readonly expiresInSeconds: number;
  readonly canonicalRequest: string;
  readonly signedHeaders: string;
}

/**
 * `bce-auth-v1/{accessKeyId}/{timestamp}/{expiration}/{signedHeaders}/{signature}` [njwvz1yfu]. The signing key is the
 * hexadecimal *text* of the first HMAC, not its bytes.
 */
export function authorization(parts: AuthorizationParts): string {
  const prefix = `bce-auth-v1/${parts.accessKeyId}/${parts.timestamp}/${parts.expiresInSeconds}`;
  const signingKey = hmacHex(parts.secretAccessKey, prefix);
  return `${prefix}/${parts.signedHeaders}/${hmacHex(signingKey, parts.canonicalRequest)}`;
}

function hmacHex(key: string, text: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("hex");
}

/** A date, seconds since the epoch or a date text as BCE writes it: UTC, whole seconds, `YYYY-MM-DDThh:mm:ssZ`. */
export function formatTimestamp(input: DateInput): string {
  const date = new Date(typeof input === "number" ? input * 1000 : input);
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
