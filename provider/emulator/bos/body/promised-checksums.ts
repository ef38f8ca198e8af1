import { BosRefusal } from "../answer/bos-refusal";
import { checksums } from "./checksums";

/** Checksums that a request promises of its body, in its headers or in a trailer that follows it. */
export interface PromisedChecksums {
  update(chunk: Uint8Array): void;
  /** Takes the headers that came after the body. */
  addTrailer(headers: ReadonlyMap<string, string>): void;
  /** @throws BosRefusal `BadDigest` */
  requireKept(): void;
}

/** Reads `x-amz-checksum-*` and `x-amz-trailer`. */
export function promisedChecksums(headers: Headers): PromisedChecksums {
  const announced = (headers.get("x-amz-trailer") ?? "").toLowerCase().split(/\s*,\s*/);
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
      for (const { name, digest } of promised)
        if (digest.base64() !== given.get(name)) throw new BosRefusal("BadDigest");
    },
  };
}
