import { z } from "zod";
import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";

/** A multipart upload that has been started. */
export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** Of the object that it will be. */
  readonly headers: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

/** A part of a multipart upload as it is stored. */
export interface PartRow {
  readonly upload_id: string;
  readonly number: number;
  readonly blob: string;
  readonly bytes: number;
  /** Without quotes. */
  readonly etag: string;
  readonly modified_at: number;
}

/** The multipart uploads of the simulated object storage. */
export interface UploadStore {
  get(id: string): Upload | undefined;
  insert(upload: Upload): void;
  /** Forgets an upload and its parts. */
  remove(id: string): void;
  /** In the order of their numbers. */
  parts(id: string): readonly PartRow[];
  /** Puts a part in its place. @returns the blob of the part that was there */
  putPart(part: PartRow): string | undefined;
}

interface UploadRow {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: string;
  readonly created_at: number;
}

const headerBag = z.record(z.string(), z.string());

/** Prepares the statements once. */
export function createUploadStore(store: Store): UploadStore {
  const get = store.prepare<UploadRow>("SELECT * FROM qianfan_bos_upload WHERE id = ?");
  const insert = insertInto(store, "qianfan_bos_upload", ["id", "bucket", "key", "headers", "created_at"]);
  const remove = store.prepare("DELETE FROM qianfan_bos_upload WHERE id = ?");
  const removeParts = store.prepare("DELETE FROM qianfan_bos_part WHERE upload_id = ?");
  const parts = store.prepare<PartRow>("SELECT * FROM qianfan_bos_part WHERE upload_id = ? ORDER BY number");
  const part = store.prepare<PartRow>("SELECT * FROM qianfan_bos_part WHERE upload_id = ? AND number = ?");
  const columns = ["upload_id", "number", "blob", "bytes", "etag", "modified_at"] as const;
  const putPart = insertInto(store, "qianfan_bos_part", columns, "INSERT OR REPLACE");
  return {
    get: (id) => {
      const row = get.get(id);
      if (row === undefined) return undefined;
      const { headers, created_at: createdAt, ...rest } = row;
      return { ...rest, createdAt, headers: headerBag.parse(JSON.parse(headers)) };
    },
    insert: ({ headers, createdAt, ...row }) =>
      insert({ ...row, headers: JSON.stringify(headers), created_at: createdAt }),
    remove: (id) => {
      removeParts.run(id);
      remove.run(id);
    },
    parts: (id) => parts.all(id),
    putPart: (row) => {
      const replaced = part.get(row.upload_id, row.number)?.blob;
      putPart(row);
      return replaced;
    },
  };
}
