import { BosRefusal } from "../answer/bos-refusal";
import type { BosCall } from "../routing/bos-operation";
import { addBucket } from "./add-bucket";
import { requireBucket } from "./require-bucket";

/** Longest key in bytes of UTF-8 (S3). */
const longestKeyBytes = 1024;

/**
 * Sees to the bucket before something is put into it. Where credentials are not checked a bucket is made when it is
 * first used (our choice): whatever a program is configured with is accepted there, and its bucket is somebody's.
 *
 * @throws BosRefusal `NoSuchBucket`, `KeyTooLongError`
 */
export function prepareBucket(call: BosCall): void {
  const { cloud, address } = call;
  if (Buffer.byteLength(address.key) > longestKeyBytes) throw new BosRefusal("KeyTooLongError");
  const { store, settings } = cloud.context;
  if (settings.authenticate) store.read(() => requireBucket(call));
  else if (store.read(() => cloud.buckets.byName(address.bucket)) === undefined) {
    store.write(() => addBucket(cloud, address.bucket, "bj"));
  }
}
