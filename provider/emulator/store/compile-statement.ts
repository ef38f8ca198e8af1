import type Database from "libsql";
import type { PreparedStatement, SqlValue } from "./store";

type Row = Record<string, unknown>;

/**
 * Compiles a statement. Rows are read as lists of values and named here: the driver takes two to three times as long to
 * hand over one row as an object.
 */
export function compileStatement(database: Database.Database, sql: string): PreparedStatement<unknown> {
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
