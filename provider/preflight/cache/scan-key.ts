import type { TokenizerName } from "../../contract/cloud";
import type { FileState } from "../open-training-file";
import type { RowLayout } from "../../contract/training-files";
import type { ShapeKey } from "../shapes/shapes";

/**
 * Counts up with every change of what a scan tells about the same bytes, so that results of older rules are not believed.
 */
const rulesVersion = 4;

/** What a result is kept by: the same words, the same file as it was. */
export type ScanKey = Readonly<Record<string, string | number>>;

/** What a file is read for. */
export interface ScanPurpose extends ShapeKey {
  readonly layout: RowLayout["kind"];
  readonly tokenizer: TokenizerName;
}

/**
 * The key of a file. The change time is in it besides the time of modification, because a program can set the latter back
 * (`touch -r`, `rsync -t`, an unpacked archive) and not the former.
 */
export function scanKey(
  path: string,
  stats: Omit<FileState, "mtimeMs" | "ctimeMs">,
  { cloud, format, layout, tokenizer }: ScanPurpose,
): ScanKey {
  return {
    rulesVersion,
    path,
    bytes: Number(stats.size),
    modified: String(stats.mtimeNs),
    changed: String(stats.ctimeNs),
    device: String(stats.dev),
    inode: String(stats.ino),
    cloud,
    format,
    layout,
    tokenizer,
  };
}

/** Time that a file must have been at rest before its result is kept: clocks of file systems tick up to every 10 ms. */
const restMs = 50;

/** Whether a later write to the file would change its times for certain. */
export function isAtRest(stats: Pick<FileState, "ctimeMs" | "mtimeMs">, nowMs: number): boolean {
  return Number(stats.ctimeMs) < nowMs - restMs && Number(stats.mtimeMs) < nowMs - restMs;
}
