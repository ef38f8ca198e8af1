import assert from "node:assert/strict";
import type { JsonObject } from "../../../provider/base/json";
import { clouds } from "../../../provider/clouds";
import { digestFile, type FileDigest } from "../../../provider/preflight/scan/digest-file";
import type { ByteSource } from "../../../provider/preflight/scan/byte-source";
import type { RowFinding } from "../../../provider/preflight/scan/finding";
import type { RowScan, ScannedFormat } from "../../../provider/preflight/scan/row-scan";
import { scanRows } from "../../../provider/preflight/scan/scan-rows";
import { findFormat, formatsOf, type ShapeKey } from "../../../provider/preflight/shapes/shapes";
import { createTokenCounter } from "../../../provider/tokens/create-token-counter";

/** Bytes that are read as a file would be, in pieces of at most `most` bytes. */
export function memorySource(content: string | Buffer, most = Infinity): ByteSource {
  const bytes = Buffer.from(content);
  return (into, offset, length, position) => bytes.copy(into, offset, position, position + Math.min(length, most));
}

/** What rows are judged as, with the members of the cloud's block that say more. */
export interface RowKey extends ShapeKey {
  readonly block?: JsonObject;
}

/** Judges the rows of a content. */
export function scanContent(content: string | Buffer, key: RowKey, most?: number): RowScan {
  return scanRows(memorySource(content, most), scannedAs(key), createTokenCounter("estimate", "/"));
}

/** The format that rows are to have, among all that are known. */
export function scannedAs(key: RowKey): ScannedFormat {
  const formats = formatsOf(clouds.all);
  const usual = findFormat(formats, key)?.layout ?? assert.fail(`${key.cloud} takes no ${key.format}`);
  return {
    layout:
      clouds
        .get(key.cloud)
        .dataset?.files()
        .layoutIn?.(key.format, key.block ?? {}) ?? usual,
    formats,
  };
}

/** Hashes a content. */
export function digestContent(content: string | Buffer): FileDigest {
  return digestFile(memorySource(content), Buffer.byteLength(content));
}

/** All findings of a content as `rule line:column`. */
export function findingsOf(content: string | Buffer, key: RowKey): string[] {
  const { errors, warnings } = scanContent(content, key).findings;
  return [...errors, ...warnings].map(placeOf);
}

function placeOf({ rule, line, column }: RowFinding): string {
  return `${rule} ${line ?? "-"}:${column ?? "-"}`;
}

/** A file of these rows. */
export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
