/**
 * Node's own SQLite in the form in which `provider/emulator/store` uses libsql. The executable of the plugin's archives has it
 * instead: libsql is an addon of nine megabytes that would have to lie beside the executable, and there is none for Windows on
 * ARM. As much of libsql as the simulated clouds use, and no more.
 */

type Value = string | number | null | Uint8Array;

/** Newer than the oldest Node.js that the package runs on, whose types these are. */
interface NodeStatement {
  columns(): { readonly name: string }[];
  setReturnArrays(enabled: boolean): void;
  get(...parameters: Value[]): unknown;
  all(...parameters: Value[]): unknown[];
  run(...parameters: Value[]): { readonly changes: number };
}

interface NodeDatabase {
  readonly isOpen: boolean;
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): NodeStatement;
  close(): void;
}

const { DatabaseSync } = require("node:sqlite") as { readonly DatabaseSync: new (path: string) => NodeDatabase };

export default class Database {
  readonly #database: NodeDatabase;

  constructor(path: string) {
    this.#database = coded(() => new DatabaseSync(path));
  }

  get open(): boolean {
    return this.#database.isOpen;
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  exec(sql: string): void {
    coded(() => this.#database.exec(sql));
  }

  prepare(sql: string): Statement {
    return new Statement(coded(() => this.#database.prepare(sql)));
  }

  pragma(text: string): unknown[] {
    return coded(() => this.#database.prepare(`PRAGMA ${text}`).all());
  }

  close(): void {
    if (this.open) this.#database.close();
  }
}

/** Parameters are taken one by one or as one list. */
type Parameters = readonly Value[] | readonly [readonly Value[]];

class Statement {
  readonly #statement: NodeStatement;

  constructor(statement: NodeStatement) {
    this.#statement = statement;
  }

  /** Whether it answers rows. */
  get reader(): boolean {
    return this.columns().length > 0;
  }

  columns(): { readonly name: string }[] {
    return coded(() => this.#statement.columns());
  }

  /** Rows come as lists of values from now on. */
  raw(): this {
    this.#statement.setReturnArrays(true);
    return this;
  }

  get(...parameters: Parameters): unknown {
    return coded(() => withBuffers(this.#statement.get(...flat(parameters))));
  }

  all(...parameters: Parameters): unknown[] {
    return coded(() => this.#statement.all(...flat(parameters)).map(withBuffers));
  }

  run(...parameters: Parameters): { readonly changes: number } {
    return coded(() => this.#statement.run(...flat(parameters)));
  }
}

function flat(parameters: Parameters): Value[] {
  const [first] = parameters;
  return Array.isArray(first) ? (first as Value[]) : [...(parameters as readonly Value[])];
}

/** Bytes come as libsql gives them. */
function withBuffers(row: unknown): unknown {
  if (!Array.isArray(row)) return row;
  return row.map((value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
  );
}

/** SQLite's numbers (sqlite.org/rescode.html) by the names that `storageError` knows, the longer ones of locks included. */
const codes: Readonly<Record<number, string>> = {
  5: "SQLITE_BUSY",
  8: "SQLITE_READONLY",
  10: "SQLITE_IOERR",
  11: "SQLITE_CORRUPT",
  13: "SQLITE_FULL",
  14: "SQLITE_CANTOPEN",
  15: "SQLITE_PROTOCOL",
  19: "SQLITE_CONSTRAINT",
  26: "SQLITE_NOTADB",
  3850: "SQLITE_IOERR_LOCK",
};

/** An error of SQLite's has its name as its code, where Node has but a number. */
function coded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && "errcode" in error && typeof error.errcode === "number") {
      const code = codes[error.errcode] ?? codes[error.errcode & 0xff] ?? `SQLITE_ERROR ${error.errcode}`;
      Object.assign(error, { code });
    }
    throw error;
  }
}
