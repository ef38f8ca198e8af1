import type Database from "libsql";
import type { EmulatorCredentials } from "../emulator-credentials";
import { foundWorld } from "../world/found-world";
import { coreSchema } from "./core-schema";
import { databasePlace } from "./open-database";
import { keepCredentials } from "./keep-credentials";
import { foundSchema } from "./schema";
import { storageError } from "./storage-error";

/**
 * Makes what a new data directory lacks: tables of the core, the world, the keys. One write transaction, so that
 * processes that start at once on a new directory take turns. Closes the database when it cannot be used.
 *
 * @throws FineTuneError `emulator-schema-newer`, `emulator-schema-older`, `emulator-storage`
 */
export function foundDatabase(
  database: Database.Database,
  world: { readonly seed?: string | undefined; readonly speed?: number | undefined; readonly wallNow: number },
): EmulatorCredentials {
  try {
    database.exec("BEGIN IMMEDIATE");
    foundSchema(database, "core", coreSchema);
    foundWorld(database, world);
    const credentials = keepCredentials(database);
    database.exec("COMMIT");
    return credentials;
  } catch (error) {
    const place = databasePlace(database);
    if (database.inTransaction) database.exec("ROLLBACK");
    database.close();
    throw storageError(error, place);
  }
}
