import type { FaceContext } from "../face-context";
import { doc } from "../provenance/provenance";
import type { Arrival } from "../surface/arrival";
import { operationsOf } from "../surface/operation";
import type { ChunkKey } from "./authentication/verify-request";
import { createBucketStore, type BucketStore } from "./buckets/bucket-store";
import { createObjectStore, type ObjectStore } from "./objects/object-store";
import { createUploadStore, type UploadStore } from "./uploads/upload-store";

/** The page that says which S3 operations BOS takes. */
export const compatible = doc("Njwvyq8ho");

/** What S3 says of an operation that BOS takes. */
export const s3 = doc("S3 API; that BOS answers alike: Njwvyq8ho");

/** What the operations of the simulated object storage work on. */
export interface BosCloud {
  readonly buckets: BucketStore;
  readonly objects: ObjectStore;
  readonly uploads: UploadStore;
}

/** Puts the stores of the object storage together. */
export function createBosCloud({ store }: FaceContext): BosCloud {
  return { buckets: createBucketStore(store), objects: createObjectStore(store), uploads: createUploadStore(store) };
}

/** Where an object lies. */
export interface ObjectAddress {
  readonly bucket: string;
  readonly key: string;
}

/** One call of the object storage. */
export interface BosCall extends Arrival {
  readonly cloud: BosCloud;
  /** Empty where the call is about more than one bucket or one object. */
  readonly address: ObjectAddress;
  /** Absent where signatures are not checked. */
  readonly chunkKey: ChunkKey | undefined;
  /** Blobs that nothing needs any more once the call has been carried out. */
  readonly dropped: string[];
}

/** Makes an operation of the object storage. */
export const bos = operationsOf<BosCall, Response>();

/** An object as Qianfan writes its address, and the journal names it. */
export function objectSubject({ bucket, key }: ObjectAddress): string {
  return `bos:/${bucket}/${key}`;
}
