import type Database from "libsql";
import { FineTuneError } from "../../base/fine-tune-error";
import { databasePlace } from "./open-database";
import { storageError } from "./storage-error";

/** What SQLite columns take and give back here (no blobs beyond Buffer, no big integers). */
export type SqlValue = string | number | null | Buffer;

/** A statement that is compiled once and run many times. `Row` is what its columns are declared as. */
interface PreparedStatement<Row> {
  get(...parameters: SqlValue[]): Row | undefined;
  all(...parameters: SqlValue[]): Row[];
  /** Runs a statement that returns nothing; the answer is the number of changed rows. */
  run(...parameters: SqlValue[]): number;
}

/**
 * The database of the simulated clouds. Everything in it is synchronous, so a transaction never spans an `await`:
 * read the request's body first, then do all the work inside one `read` or `write`.
 */
export interface Store {
  /** Compiles a statement, or returns it when the same text was compiled before. Prepare when the face is created. */
  prepare<Row = never>(sql: string): PreparedStatement<Row>;
  /** @throws FineTuneError `emulator-closed` after the close */
  requireOpen(): void;
  /** One consistent snapshot without a write lock; the simulated time stands still inside. */
  read<T>(body: () => T): T;
  /** `BEGIN IMMEDIATE` … `COMMIT`; rolled back when `body` throws. The simulated time stands still inside. */
  write<T>(body: () => T): T;
}

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

type Row = Record<string, unknown>;

/**
 * Compiles a statement. Rows are read as lists of values and named here: the driver takes two to three times as long to
 * hand over one row as an object.
 */
function compileStatement(database: Database.Database, sql: string): PreparedStatement<unknown> {
  const statement = database.prepare(sql);
  const namesOf = () => statement.columns().map(({ name }) => name);
  let names = statement.reader ? namesOf() : [];
  if (statement.reader) statement.raw();

  function named(values: readonly unknown[]): Row {
    // Another process may have added a column since.
    if (values.length !== names.length) names = namesOf();
    const row: Row = {};
    names.forEach((name, index) => {
      row[name] = values[index];
    });
    return row;
  }

  // Parameters go as one list: a lone null would be taken for named ones. Raw rows are lists.
  return {
    get: (...parameters: SqlValue[]) => {
      const values = statement.get(parameters) as readonly unknown[] | undefined;
      return values === undefined ? undefined : named(values);
    },
    all: (...parameters: SqlValue[]) => (statement.all(parameters) as (readonly unknown[])[]).map(named),
    run: (...parameters: SqlValue[]) => statement.run(parameters).changes,
  };
}
