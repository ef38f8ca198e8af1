import { readSync } from "node:fs";
import { createTokenCounter } from "../../tokens/create-token-counter";
import type { ByteSource } from "./byte-source";
import { digestFile, type FileDigest } from "./digest-file";
import type { ScanRequest } from "./scan-request";
import type { RowScan } from "./row-scan";
import { scanRows } from "./scan-rows";

/** The two ways in which a file is looked at; they need nothing of each other, so that each can have a thread. */
export const scanParts = ["rows", "digest"] as const;

/** One of them. */
export type ScanPart = (typeof scanParts)[number];

/** What each of them tells. */
export interface PartResults {
  readonly rows: RowScan;
  readonly digest: FileDigest;
}

/** Reads the file for one part. Blocks its thread until that is done. */
export function runPart<Part extends ScanPart>(part: Part, request: ScanRequest): PartResults[Part] {
  return runners[part](request);
}

const runners: { readonly [Part in ScanPart]: (request: ScanRequest) => PartResults[Part] } = {
  rows: ({ fileDescriptor, tokenizer, programDirectory, ...format }) =>
    scanRows(sourceOf(fileDescriptor), format, createTokenCounter(tokenizer, programDirectory)),
  digest: ({ fileDescriptor, bytes }) => digestFile(sourceOf(fileDescriptor), bytes),
};

/** Reads by position, so that two threads can share one open file. */
function sourceOf(fileDescriptor: number): ByteSource {
  return (into, offset, length, position) => readSync(fileDescriptor, into, offset, length, position);
}
