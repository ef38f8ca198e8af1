import { BosRefusal } from "../answer/bos-refusal";
import type { BosCall } from "../routing/bos-operation";
import type { BucketRow } from "../store/bucket-store";

/** The bucket that a call names. Inside a transaction. @throws BosRefusal `NoSuchBucket` */
export function requireBucket({ cloud, address }: BosCall): BucketRow {
  const bucket = cloud.buckets.byName(address.bucket);
  if (bucket === undefined) throw new BosRefusal("NoSuchBucket");
  return bucket;
}
