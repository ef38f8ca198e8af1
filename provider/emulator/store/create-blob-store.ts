import { join } from "node:path";
import type { BlobStore } from "./blob-store";
import { createFileBlobs } from "./file-blobs";
import { createMemoryBlobs } from "./memory-blobs";

/** Name of the folder inside the data directory. */
const blobFolder = "objects";

/** Blobs of a data directory, or private ones in memory. */
export function createBlobStore(dataDir: string | undefined): BlobStore {
  return dataDir === undefined ? createMemoryBlobs() : createFileBlobs(join(dataDir, blobFolder));
}
