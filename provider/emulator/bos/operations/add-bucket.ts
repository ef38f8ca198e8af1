import { BosRefusal } from "../answer/bos-refusal";
import type { BosCloud } from "../bos-cloud";

/** 3 to 63 lower-case letters, digits and `-`, letters or digits at both ends (S3; BOS has no dots in names: our choice). */
const goodName = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** Makes a bucket. Inside a write. @throws BosRefusal `InvalidBucketName`, `BucketAlreadyOwnedByYou` */
export function addBucket(cloud: BosCloud, name: string, region: string): void {
  if (!goodName.test(name)) throw new BosRefusal("InvalidBucketName");
  // Another call of the same moment may have been faster.
  if (cloud.buckets.byName(name) !== undefined) throw new BosRefusal("BucketAlreadyOwnedByYou");
  const { world, journal } = cloud.context;
  cloud.buckets.insert({ name, region, created_at: world.now() });
  journal.effect({ cloud: "qianfan", effect: "bucket.created", subject: name });
}
