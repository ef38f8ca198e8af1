import type { BosCloud } from "../../bos/bos-call";
import type { StoredObject } from "../../bos/objects/object-store";

/** A place in the object storage. */
export interface DataAddress {
  readonly bucket: string;
  readonly key: string;
}

/** Most files of one folder (our choice). */
const mostFiles = 1000;

/**
 * Reads `bos:/bucket/path`, `bos://bucket/path` and `bucket/path`, which official clients send too; undefined for
 * anything else.
 */
export function readDataAddress(text: string): DataAddress | undefined {
  const [, bucket, key] = /^(?:bos:\/{1,2})?([^/:]+)\/(.+)$/.exec(text) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/** The objects that an address names: one, or all below a folder. Inside a transaction. */
export function findFiles({ objects }: BosCloud, { bucket, key }: DataAddress): readonly StoredObject[] {
  if (!key.endsWith("/")) {
    const object = objects.get(bucket, key);
    return object === undefined ? [] : [object];
  }
  const page = objects.page({ bucket, prefix: key, after: "", limit: mostFiles });
  // Empty objects that end in a slash stand for folders.
  return page.filter((object) => !object.key.endsWith("/"));
}
