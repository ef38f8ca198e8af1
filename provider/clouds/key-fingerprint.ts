import { createHash } from "node:crypto";

/** Twelve hex digits of a hash: tells whether two runs used the same credential, and gives nothing else away. */
export function keyFingerprint(credential: string): string {
  return createHash("sha256").update(`pulumi-finetune:${credential}`).digest("hex").slice(0, 12);
}
