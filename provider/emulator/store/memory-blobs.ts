import { randomUUID } from "node:crypto";
import type { BlobStore } from "./blob-store";

/** Blobs in memory. */
export function createMemoryBlobs(): BlobStore {
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
