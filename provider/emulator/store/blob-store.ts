import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { createReadStream, mkdirSync, rmSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { privateFileMode, privateFolderMode } from "../../base/private-folder";
import { storageError } from "./storage-error";

/** What objects hold, too large for the database: beside it in the data directory, or in memory. */
export interface BlobStore {
  /**
   * Takes bytes in as they come, in constant memory. What breaks off leaves nothing behind.
   *
   * @returns the blob's ID, a name that is never seen outside
   * @throws FineTuneError `emulator-storage` when the disk fails; whatever `chunks` throws
   */
  write(chunks: AsyncIterable<Uint8Array>): Promise<string>;
  /** The bytes from `start` (inclusive) to `end` (exclusive); default all. */
  read(id: string, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  /** Forgets a blob; one that is being read stays until that has ended. */
  remove(ids: readonly string[]): void;
  /** Forgets all. */
  clear(): void;
}

/** Name of the folder inside the data directory. */
const blobFolder = "objects";

/** Blobs of a data directory, or private ones in memory. */
export function createBlobStore(dataDir: string | undefined): BlobStore {
  return dataDir === undefined ? createMemoryBlobs() : createFileBlobs(join(dataDir, blobFolder));
}

/** Blobs in memory. */
function createMemoryBlobs(): BlobStore {
  const blobs = new Map<string, Buffer>();
  return {
    write: async (chunks) => {
      const pieces: Uint8Array[] = [];
      for await (const chunk of chunks) pieces.push(chunk);
      const id = randomUUID();
      blobs.set(id, Buffer.concat(pieces));
      return id;
    },
    read: async function* (id, range) {
      const blob = blobs.get(id);
      if (blob === undefined) throw new Error("The object has been deleted.");
      yield blob.subarray(range?.start, range?.end);
    },
    remove: (ids) => {
      for (const id of ids) blobs.delete(id);
    },
    clear: () => blobs.clear(),
  };
}

/** Bytes that may wait for the disk while more come in (our choice). */
const writeAheadBytes = 2 ** 20;
const readAtOnceBytes = 256 * 2 ** 10;

/** Blobs as files in a folder, which is made when the first one comes. */
function createFileBlobs(folder: string): BlobStore {
  const pathOf = (id: string) => join(folder, id);
  return {
    write: async (chunks) => {
      const id = randomUUID();
      const path = pathOf(id);
      let file: FileHandle | undefined;
      try {
        mkdirSync(folder, { recursive: true, mode: privateFolderMode });
        // Opened before the first chunk: a stream that opens by itself may make the file after it was removed below.
        file = await open(path, "wx", privateFileMode);
        const source = Readable.from(chunks, { objectMode: true });
        await pipeline(source, file.createWriteStream({ highWaterMark: writeAheadBytes }));
        return id;
      } catch (error) {
        await file?.close();
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
