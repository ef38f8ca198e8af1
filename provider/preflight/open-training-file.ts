import { constants, createReadStream, type BigIntStats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { DatasetFile } from "../contract/dataset-cloud";
import type { FileScan } from "./file-scan";
import type { MediaIndex } from "./scan/media-references";

/** What the system knows of a file: whether something wrote it shows here. */
export type FileState = Pick<BigIntStats, "size" | "mtimeNs" | "ctimeNs" | "mtimeMs" | "ctimeMs" | "dev" | "ino">;

/** Reads the rows of an open file, with what lies beside them where they name media. */
export type ReadRows = (fileDescriptor: number, bytes: number, media?: MediaIndex) => Promise<FileScan>;

/** Training data that is open, in one file or in several. */
export interface OpenData {
  readonly state: FileState;
  /** Of all the files where it is a folder: changes with any of them. */
  readonly contentState?: string;
  /** Name of what is sent. */
  readonly name: string;
  /** The bytes that are sent. */
  readonly open: DatasetFile["open"];
  read(readRows: ReadRows, signal: AbortSignal | undefined): Promise<FileScan>;
  /** Whether nothing wrote it since it was opened. */
  isUnchanged(): Promise<boolean>;
  close(): Promise<void>;
}

/** What is said of a folder in the place of a file. */
export const isFolder = "it is a folder";

/** Opens a file for reading. @throws Error that says why it cannot be read */
export async function openTrainingFile(place: string): Promise<OpenData & { readonly handle: FileHandle }> {
  // Not blocking: a named pipe would wait for a writer before it could be refused.
  const handle = await open(place, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const state = await handle.stat({ bigint: true });
    if (state.isDirectory()) throw new Error(isFolder);
    if (!state.isFile()) throw new Error("it is no ordinary file");
    const bytes = Number(state.size);
    return {
      state,
      handle,
      name: path.basename(place),
      open: ({ start, end } = { start: 0, end: bytes }) =>
        // A stream of a file names its last byte, so that none of no bytes can be had.
        end > start ? createReadStream(place, { start, end: end - 1 }) : Readable.from([]),
      read: (readRows) => readRows(handle.fd, bytes),
      isUnchanged: async () => isSame(state, await handle.stat({ bigint: true })),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function isSame(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs && before.ctimeNs === after.ctimeNs;
}
