import type Database from "libsql";
import { FineTuneError } from "../../base/fine-tune-error";
import { compileStatement } from "./compile-statement";
import { databasePlace } from "./open-database";
import { storageError } from "./storage-error";
import type { PreparedStatement, Store } from "./store";

/** What happens around each transaction besides SQL: the world stops its clock and keeps its counter. */
export interface TransactionHooks {
  begin(): void;
  /** Last chance to write before a write transaction commits. */
  beforeCommit(): void;
  end(): void;
}

/**
 * Wraps a database: statements are compiled once, transactions are short and synchronous. A transaction throws
 * FineTuneError `emulator-storage` when disk or database fail, `emulator-closed` after the close.
 */
export function createStore(database: Database.Database, hooks: TransactionHooks): Store {
  const statements = new Map<string, PreparedStatement<unknown>>();
  const begin = {
    read: database.prepare("BEGIN"),
    // Compiled anew each time: the driver does not reset a statement that met a lock, and no later COMMIT gets past it.
    write: { run: () => database.exec("BEGIN IMMEDIATE") },
  };
  const place = databasePlace(database);
  const commit = database.prepare("COMMIT");
  const rollback = database.prepare("ROLLBACK");
  let open: "read" | "write" | undefined;

  /** The driver ends the whole process when a closed database is used. */
  function requireOpen(): void {
    if (!database.open) throw closed();
  }

  function transact<T>(mode: "read" | "write", body: () => T): T {
    if (open === "write" || (open === "read" && mode === "read")) return body();
    if (open === "read") throw new Error("A write was started inside a read.");
    requireOpen();
    begin[mode].run();
    open = mode;
    try {
      hooks.begin();
      const result = body();
      if (mode === "write") hooks.beforeCommit();
      commit.run();
      return result;
    } catch (error) {
      // A failed COMMIT may have ended the transaction already.
      if (database.inTransaction) rollback.run();
      throw error;
    } finally {
      open = undefined;
      hooks.end();
    }
  }

  function explained<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      throw storageError(error, place);
    }
  }

  return {
    prepare: <Row>(sql: string) => {
      const known = statements.get(sql) ?? compileStatement(database, sql);
      statements.set(sql, known);
      // The columns' types are declared beside the SQL and held by STRICT tables; SQLite does not tell them to TypeScript.
      return known as PreparedStatement<Row>;
    },
    requireOpen,
    read: (body) => explained(() => transact("read", body)),
    write: (body) => explained(() => transact("write", body)),
  };
}

function closed(): FineTuneError {
  return new FineTuneError("The simulated clouds have been closed.", {
    code: "emulator-closed",
    nextStep: "Open them again with createEmulator; what is in the data directory is still there.",
  });
}
