import { BosRefusal } from "../answer/bos-refusal";
import type { BosCall } from "../routing/bos-operation";
import type { StoredObject } from "../store/object-store";
import { requireBucket } from "./require-bucket";

/** The object that a call names. @throws BosRefusal `NoSuchBucket`, `NoSuchKey` */
export function requireObject(call: BosCall): StoredObject {
  const { cloud, address } = call;
  return cloud.context.store.read(() => {
    requireBucket(call);
    const object = cloud.objects.get(address.bucket, address.key);
    if (object === undefined) throw new BosRefusal("NoSuchKey");
    return object;
  });
}
