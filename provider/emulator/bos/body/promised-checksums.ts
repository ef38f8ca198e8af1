import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { refuse } from "../errors";

/** A digest that is made while bytes pass. */
interface RunningDigest {
  update(chunk: Uint8Array): void;
  base64(): string;
}

/** Checksums of S3 that are computed anew, by the last word of their header `x-amz-checksum-…`; the others are not. */
const checksums: Readonly<Record<string, () => RunningDigest>> = {
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

/** Checksums that a request promises of its body, in its headers or in a trailer that follows it. */
export interface PromisedChecksums {
  update(chunk: Uint8Array): void;
  /** Takes the headers that came after the body. */
  addTrailer(headers: ReadonlyMap<string, string>): void;
  /** @throws Refusal `BadDigest` */
  requireKept(): void;
}

/** Reads `x-amz-checksum-*` and `x-amz-trailer`. */
export function promisedChecksums(headers: Headers): PromisedChecksums {
  const announced = (headers.get("x-amz-trailer") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const given = new Map<string, string>();
  const promised = Object.entries(checksums).flatMap(([word, make]) => {
    const name = `x-amz-checksum-${word}`;
    const value = headers.get(name);
    if (value !== null) given.set(name, value);
    return value !== null || announced.includes(name) ? [{ name, digest: make() }] : [];
  });
  return {
    update: (chunk) => {
      for (const { digest } of promised) digest.update(chunk);
    },
    addTrailer: (trailer) => {
      for (const [name, value] of trailer) given.set(name, value);
    },
    requireKept: () => {
      for (const { name, digest } of promised) if (digest.base64() !== given.get(name)) throw refuse("BadDigest");
    },
  };
}
