import type Database from "libsql";

/** Where a database lies, for messages; it tells itself, so that nobody has to carry the path around. */
export function databasePlace(database: Database.Database): string {
  const [row] = list(database.pragma("database_list"));
  const file = typeof row === "object" && row !== null && "file" in row ? String(row.file) : "";
  return file === "" ? "in memory" : file;
}

function list(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [];
}
