import type { FaceContext } from "../face-context";
import { createBucketStore, type BucketStore } from "./store/bucket-store";
import { createObjectStore, type ObjectStore } from "./store/object-store";
import { createUploadStore, type UploadStore } from "./store/upload-store";

/** What the operations of the simulated object storage work on. */
export interface BosCloud {
  readonly context: FaceContext;
  readonly buckets: BucketStore;
  readonly objects: ObjectStore;
  readonly uploads: UploadStore;
}

/** Puts the stores of the object storage beside what the core gives. */
export function createBosCloud(context: FaceContext): BosCloud {
  const { store } = context;
  return {
    context,
    buckets: createBucketStore(store),
    objects: createObjectStore(store),
    uploads: createUploadStore(store),
  };
}
