import type Database from "libsql";
import { FineTuneError } from "../../base/fine-tune-error";
import { databasePlace } from "./database-place";

const bookkeeping = "CREATE TABLE IF NOT EXISTS schema_part (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT";

/**
 * Brings one part of the schema up to date, inside a write transaction of the caller's.
 *
 * @param steps SQL of each version, oldest first.
 * @returns true when the part did not exist before.
 * @throws FineTuneError `emulator-schema-newer` when a newer release has written the data directory.
 */
export function migrate(database: Database.Database, part: string, steps: readonly string[]): boolean {
  database.exec(bookkeeping);
  const version = storedVersion(database, part);
  if (version > steps.length) {
    throw new FineTuneError(
      `The data directory of the simulated clouds, ${databasePlace(database)}, was written by a newer release ` +
        `(${part} schema ${version}, this release knows ${steps.length}). Nothing in it was changed.`,
      {
        code: "emulator-schema-newer",
        nextStep: "Update pulumi-finetune, or name another data directory.",
      },
    );
  }
  for (const step of steps.slice(version)) database.exec(step);
  if (version < steps.length) {
    database.prepare("INSERT OR REPLACE INTO schema_part (name, version) VALUES (?, ?)").run(part, steps.length);
  }
  return version === 0;
}

function storedVersion(database: Database.Database, part: string): number {
  const row = database.prepare("SELECT version FROM schema_part WHERE name = ?").get(part);
  return typeof row === "object" && row !== null && "version" in row ? Number(row.version) : 0;
}
