import { createHmac } from "node:crypto";

/** Signature of bce-auth-v1: the hexadecimal text of the signing key, not its bytes, is the second key (njwvz1yfu). */
export function bceSignature(secretKey: string, prefix: string, canonicalRequest: string): string {
  const signingKey = createHmac("sha256", secretKey).update(prefix).digest("hex");
  return createHmac("sha256", signingKey).update(canonicalRequest).digest("hex");
}
