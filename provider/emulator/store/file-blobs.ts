import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BlobStore } from "./blob-store";
import { storageError } from "./storage-error";

/** Bytes that may wait for the disk while more come in (our choice). */
const writeAheadBytes = 2 ** 20;
const readAtOnceBytes = 256 * 2 ** 10;

/** Blobs as files in a folder, which is made when the first one comes. */
export function createFileBlobs(folder: string): BlobStore {
  const pathOf = (id: string) => join(folder, id);
  return {
    write: async (chunks) => {
      const id = randomUUID();
      const path = pathOf(id);
      try {
        mkdirSync(folder, { recursive: true });
        const source = Readable.from(chunks, { objectMode: true });
        await pipeline(source, createWriteStream(path, { flags: "wx", highWaterMark: writeAheadBytes }));
        return id;
      } catch (error) {
        rmSync(path, { force: true });
        throw storageError(error, folder);
      }
    },
    read: (id, range) => {
      if (range !== undefined && range.end <= range.start) return Readable.from([]);
      // The end of a file stream is inclusive.
      const part = range === undefined ? {} : { start: range.start, end: range.end - 1 };
      return createReadStream(pathOf(id), { ...part, highWaterMark: readAtOnceBytes });
    },
    remove: (ids) => {
      for (const id of ids) rmSync(pathOf(id), { force: true });
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}
