import type { FileRule } from "../../contract/training-files";

/** A file of a set, in a zip archive or in a folder. */
export interface SetFile {
  /** From the root of the set, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** As the archive has it. */
  readonly crc32?: number;
  /** It is there, and its bytes cannot be had: that is said already. */
  readonly isUnread?: true;
  open(): Promise<NodeJS.ReadableStream>;
}

/** Says what is wrong with a file of a set; `path` is absent for the set as a whole. */
export type FailFile = (rule: FileRule, path?: string, says?: string) => void;

/** Name of the rows, at the root of every set. */
export const rowsName = "data.jsonl";

/** Files of a set that are read (our choice: bounds the memory). */
export const mostFiles = 100_000;

/** What desktops leave behind: no part of a set. */
export function isLitter(path: string): boolean {
  const names = path.split("/");
  return names.some((name) => /^\.[^.]/.test(name) || ["__MACOSX", "Thumbs.db", "desktop.ini"].includes(name));
}
