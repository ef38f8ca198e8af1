import { join } from "node:path";
import Database from "libsql";
import { databaseFile } from "./open-database";

/** Writes calls to the journal beside the transactions of the store. */
export interface CallWriter {
  /**
   * Writes all or none, each as its JSON text under one simulated time; false when that cannot be done now, which takes
   * no time to find out.
   */
  tryWrite(calls: readonly { readonly wallAt: number; readonly entry: string }[], simulatedAt: number): boolean;
  close(): void;
}

/**
 * A connection of its own never waits for another process's write lock, as the store's does, and needs one statement a
 * write. What lies in memory has but the one connection, and nobody else writes there.
 */
export function createCallWriter(dataDir: string | undefined, database: Database.Database): CallWriter {
  const connection = dataDir === undefined ? database : new Database(join(dataDir, databaseFile));
  connection.pragma("synchronous = NORMAL");
  const insert = connection.prepare(
    `INSERT INTO journal (kind, simulated_at, wall_at, entry)
     SELECT 'call', ?1, value ->> 'wallAt', value ->> 'entry' FROM json_each(?2)`,
  );
  return {
    tryWrite: (calls, simulatedAt) => {
      try {
        insert.run([simulatedAt, JSON.stringify(calls)]);
        return true;
      } catch {
        return false;
      }
    },
    close: () => {
      if (connection !== database) connection.close();
    },
  };
}
