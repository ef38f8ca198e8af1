import type Database from "libsql";
import { randomBytes } from "node:crypto";
import type { EmulatorCredentials } from "../emulator-credentials";
import { coreSchema } from "./core-schema";
import { databasePlace } from "./open-database";
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

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** How each credential looks on the real cloud. Keys are secret, so they follow from no seed. */
const makers: Readonly<Record<keyof EmulatorCredentials, () => string>> = {
  dashscopeApiKey: () => `sk-${randomBytes(16).toString("hex")}`,
  qianfanAccessKey: () => `ALTAK${someLetters()}`,
  qianfanSecretKey: () => randomBytes(16).toString("hex"),
  qianfanApiKey: () => `bce-v3/ALTAK-${someLetters()}/${randomBytes(20).toString("hex")}`,
};

function someLetters(): string {
  return Array.from(randomBytes(21), (byte) => letters.charAt(byte % letters.length)).join("");
}

/** The credentials of a data directory, made when it is new. Inside a write transaction. */
function keepCredentials(database: Database.Database): EmulatorCredentials {
  const insert = database.prepare("INSERT OR IGNORE INTO credential (name, value) VALUES (?, ?)");
  const select = database.prepare("SELECT value FROM credential WHERE name = ?");
  const keep = (name: keyof EmulatorCredentials): string => {
    insert.run(name, makers[name]());
    const row = select.get(name);
    if (typeof row === "object" && row !== null && "value" in row) return String(row.value);
    throw new Error(`credential ${name} was not stored`);
  };
  return {
    dashscopeApiKey: keep("dashscopeApiKey"),
    qianfanAccessKey: keep("qianfanAccessKey"),
    qianfanSecretKey: keep("qianfanSecretKey"),
    qianfanApiKey: keep("qianfanApiKey"),
  };
}

/** Speed of a new data directory: a ten-minute training takes ten seconds (our choice). */
const defaultSpeed = 60;

/** Makes the world's row when the data directory is new. Inside a write transaction. Simulated time starts at the wall time. */
function foundWorld(
  database: Database.Database,
  options: {
    readonly seed?: string;
    readonly speed?: number;
    readonly wallNow: number;
  },
): void {
  const wallNow = Math.floor(options.wallNow);
  database
    .prepare(
      `INSERT OR IGNORE INTO world (id, seed, counter, speed, anchor_wall, anchor_simulated, latest)
       VALUES (1, ?, 0, ?, ?, ?, ?)`,
    )
    .run(options.seed ?? randomBytes(16).toString("hex"), options.speed ?? defaultSpeed, wallNow, wallNow, wallNow);
}
