import { z } from "zod";
import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";

/** A piece of an object's content. */
export interface BlobPart {
  readonly id: string;
  readonly bytes: number;
}

/** An object of the simulated object storage. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly blobs: readonly BlobPart[];
  readonly bytes: number;
  /** Without quotes. */
  readonly etag: string;
  /** `content-type`, `x-amz-meta-*` and the like, as they were given. */
  readonly headers: Readonly<Record<string, string>>;
  readonly modifiedAt: number;
}

/** The objects of the simulated object storage. */
export interface ObjectStore {
  get(bucket: string, key: string): StoredObject | undefined;
  /** Puts an object in its place. @returns blobs of the object that was there, which nothing needs any more */
  put(object: StoredObject): readonly BlobPart[];
  /** Deletes an object. @returns its blobs; undefined where there is none */
  remove(bucket: string, key: string): readonly BlobPart[] | undefined;
  /** In the order of their keys' bytes, those after `after` whose key begins with `prefix`. */
  page(query: {
    readonly bucket: string;
    readonly prefix: string;
    readonly after: string;
    readonly limit: number;
  }): readonly StoredObject[];
}

interface ObjectRow {
  readonly bucket: string;
  readonly key: string;
  readonly blobs: string;
  readonly bytes: number;
  readonly etag: string;
  readonly headers: string;
  readonly modified_at: number;
}

const blobList = z.array(z.object({ id: z.string(), bytes: z.number() }));
const headerBag = z.record(z.string(), z.string());

/** Prepares the statements once. */
export function createObjectStore(store: Store): ObjectStore {
  const get = store.prepare<ObjectRow>("SELECT * FROM qianfan_bos_object WHERE bucket = ? AND key = ?");
  const columns = ["bucket", "key", "blobs", "bytes", "etag", "headers", "modified_at"] as const;
  const put = insertInto(store, "qianfan_bos_object", columns, "INSERT OR REPLACE");
  const remove = store.prepare("DELETE FROM qianfan_bos_object WHERE bucket = ? AND key = ?");
  const page = store.prepare<ObjectRow>(
    `SELECT * FROM qianfan_bos_object WHERE bucket = ?1 AND key > ?2 AND key >= ?3 AND substr(key, 1, length(?3)) = ?3
     ORDER BY key LIMIT ?4`,
  );
  const found = (bucket: string, key: string) => {
    const row = get.get(bucket, key);
    return row === undefined ? undefined : objectOf(row);
  };
  return {
    get: found,
    put: (object) => {
      const replaced = found(object.bucket, object.key)?.blobs ?? [];
      const { blobs, headers, modifiedAt, ...row } = object;
      put({ ...row, blobs: JSON.stringify(blobs), headers: JSON.stringify(headers), modified_at: modifiedAt });
      return replaced;
    },
    remove: (bucket, key) => {
      const blobs = found(bucket, key)?.blobs;
      remove.run(bucket, key);
      return blobs;
    },
    page: ({ bucket, prefix, after, limit }) => page.all(bucket, after, prefix, limit).map(objectOf),
  };
}

function objectOf({ blobs, headers, modified_at: modifiedAt, ...row }: ObjectRow): StoredObject {
  return {
    ...row,
    modifiedAt,
    blobs: blobList.parse(JSON.parse(blobs)),
    headers: headerBag.parse(JSON.parse(headers)),
  };
}
