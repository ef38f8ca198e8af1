import type Database from "libsql";
import { FineTuneError } from "../../base/fine-tune-error";
import { databasePlace } from "./open-database";

/** Tables of one part of the simulated clouds. Their names start with the part's, and they are STRICT. */
export interface Schema {
  /** Rises with every change after a release; a data directory of another version is refused. */
  readonly version: number;
  readonly sql: string;
}

const bookkeeping = "CREATE TABLE IF NOT EXISTS schema_part (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT";

/**
 * Makes one part of the schema where it is missing, inside a write transaction of the caller's.
 *
 * @returns true when the part did not exist before.
 * @throws FineTuneError `emulator-schema-newer`, `emulator-schema-older` when another release has written the data directory
 */
export function foundSchema(database: Database.Database, part: string, { version, sql }: Schema): boolean {
  database.exec(bookkeeping);
  const stored = storedVersion(database, part);
  if (stored === undefined) {
    database.exec(sql);
    database.prepare("INSERT INTO schema_part (name, version) VALUES (?, ?)").run(part, version);
    return true;
  }
  if (stored !== version)
    throw ofAnotherRelease(database, `${part} schema ${stored}, this release knows ${version}`, stored > version);
  return false;
}

function storedVersion(database: Database.Database, part: string): number | undefined {
  const row = database.prepare("SELECT version FROM schema_part WHERE name = ?").get(part);
  return typeof row === "object" && row !== null && "version" in row ? Number(row.version) : undefined;
}

/** What is simulated is cheap to make anew, so a directory is not led from one version to the next (our choice). */
function ofAnotherRelease(database: Database.Database, versions: string, isNewer: boolean): FineTuneError {
  const message =
    `The data directory of the simulated clouds, ${databasePlace(database)}, was written by ` +
    `${isNewer ? "a newer" : "an older"} release (${versions}). Nothing in it was changed.`;
  return isNewer
    ? new FineTuneError(message, {
        code: "emulator-schema-newer",
        nextStep: "Update pulumi-finetune, or name another data directory.",
      })
    : new FineTuneError(message, {
        code: "emulator-schema-older",
        nextStep: "Name another data directory, or remove this one: the simulated clouds start over in it, empty.",
      });
}
