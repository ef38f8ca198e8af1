import { createHash, createHmac } from "node:crypto";

/** The key that signs within a scope, derived step by step from the secret key (AWS Signature Version 4). */
export function signingKey(secretAccessKey: string, scope: string): Buffer {
  return scope.split("/").reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`));
}

/** Signs the parts of a string to sign, one a line; lower-case hex. */
export function signLines(key: Buffer, ...lines: readonly string[]): string {
  return hmac(key, lines.join("\n")).toString("hex");
}

/** SHA-256, lower-case hex. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
