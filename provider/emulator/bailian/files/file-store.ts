import { createHash } from "node:crypto";
import type { Store } from "../../store/store";
import { insertInto, newestFirst, type Part } from "../../store/table";

/** One row of the table `bailian_file`. */
export interface FileRecord {
  readonly seq: number;
  readonly file_id: string;
  readonly name: string;
  readonly purpose: string | null;
  readonly description: string;
  readonly size: number;
  readonly md5: string;
  readonly created_at: number;
}

/** A file as it arrives. */
interface NewFile {
  readonly fileId: string;
  readonly name: string;
  readonly purpose: string | undefined;
  readonly description: string;
  readonly content: Buffer;
  readonly createdAt: number;
}

/** Files in the database. Call inside a transaction. */
export interface FileStore {
  get(fileId: string): FileRecord | undefined;
  content(fileId: string): Buffer | undefined;
  insert(file: NewFile): void;
  remove(fileId: string): void;
  /** Newest first (our choice). */
  page(purpose: string | undefined, part: Part): readonly FileRecord[];
  usage(purpose?: string): { readonly count: number; readonly bytes: number };
  /** Those of `usage().count` that were created after a moment: the first of the list. */
  countSince(purpose: string | undefined, createdAfter: number): number;
}

/** File store with every statement compiled once. Content lies in a table of its own, so that lists stay light. */
export function createFileStore(store: Store): FileStore {
  const byId = store.prepare<FileRecord>("SELECT * FROM bailian_file WHERE file_id = ?");
  const contentOf = store.prepare<{ content: Buffer }>("SELECT content FROM bailian_file_content WHERE file_id = ?");
  const columns = ["file_id", "name", "purpose", "description", "size", "md5", "created_at"] as const;
  const insertFile = insertInto(store, "bailian_file", columns);
  const insertContent = insertInto(store, "bailian_file_content", ["file_id", "content"]);
  const removeFile = store.prepare("DELETE FROM bailian_file WHERE file_id = ?");
  const removeContent = store.prepare("DELETE FROM bailian_file_content WHERE file_id = ?");
  const page = newestFirst<FileRecord>(store, {
    select: "SELECT * FROM bailian_file",
    where: "(?3 IS NULL OR purpose = ?3)",
  });
  const usage = store.prepare<{ count: number; bytes: number }>(
    "SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM bailian_file WHERE (?1 IS NULL OR purpose = ?1)",
  );
  const since = store.prepare<{ count: number }>(
    "SELECT count(*) AS count FROM bailian_file WHERE (?1 IS NULL OR purpose = ?1) AND created_at > ?2",
  );

  return {
    get: (fileId) => byId.get(fileId),
    content: (fileId) => contentOf.get(fileId)?.content,
    insert: ({ fileId, purpose = null, content, createdAt, ...named }) => {
      const md5 = createHash("md5").update(content).digest("hex");
      const size = content.length;
      insertFile({ ...named, file_id: fileId, purpose, size, md5, created_at: createdAt });
      insertContent({ file_id: fileId, content });
    },
    remove: (fileId) => {
      removeFile.run(fileId);
      removeContent.run(fileId);
    },
    page: (purpose, part) => page(part, purpose ?? null),
    usage: (purpose) => usage.get(purpose ?? null) ?? { count: 0, bytes: 0 },
    countSince: (purpose, createdAfter) => since.get(purpose ?? null, createdAfter)?.count ?? 0,
  };
}
