import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** A digest that is made while bytes pass. */
export interface RunningDigest {
  update(chunk: Uint8Array): void;
  base64(): string;
}

/** Checksums of S3 that are computed anew, by the last word of their header `x-amz-checksum-…`; the others are not. */
export const checksums: Readonly<Record<string, () => RunningDigest>> = {
  crc32: () => {
    let value = 0;
    return {
      update: (chunk) => (value = crc32(chunk, value)),
      base64: () => {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(value);
        return bytes.toString("base64");
      },
    };
  },
  sha1: () => hashing("sha1"),
  sha256: () => hashing("sha256"),
};

function hashing(algorithm: string): RunningDigest {
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), base64: () => hash.digest("base64") };
}
