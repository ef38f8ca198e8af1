/** What SQLite columns take and give back here (no blobs beyond Buffer, no big integers). */
export type SqlValue = string | number | null | Buffer;

/** A statement that is compiled once and run many times. `Row` is what its columns are declared as. */
export interface PreparedStatement<Row> {
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
