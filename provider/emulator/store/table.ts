import type { SqlValue, Store } from "./store";

type RowOf<Column extends string> = Readonly<Record<Column, SqlValue>>;

/** Inserts rows; other members than the columns are left alone. */
export function insertInto<Column extends string>(
  store: Store,
  table: string,
  columns: readonly Column[],
  how: "INSERT" | "INSERT OR REPLACE" = "INSERT",
): (row: RowOf<Column>) => void {
  const places = columns.map(() => "?").join(", ");
  const insert = store.prepare(`${how} INTO ${table} (${columns.join(", ")}) VALUES (${places})`);
  return (row) => void insert.run(...columns.map((column) => row[column]));
}

/** Writes columns of the row that another column names. */
export function updateOf<Column extends string, Key extends string>(
  store: Store,
  table: string,
  columns: readonly Column[],
  key: Key,
): (row: RowOf<Column | Key>) => void {
  const settings = columns.map((column) => `${column} = ?`).join(", ");
  const update = store.prepare(`UPDATE ${table} SET ${settings} WHERE ${key} = ?`);
  return (row) => void update.run(...columns.map((column) => row[column]), row[key]);
}

/** What a page of a list is read from. */
export interface Listed {
  /** `SELECT … FROM …`, with its joins. */
  readonly select: string;
  /** Which rows; parameters of its own begin with `?3`. Default: all. */
  readonly where?: string;
  /** Column of the creation order. Default: `seq`. */
  readonly seq?: string;
}

/** A part of a list by its place. */
export interface Part {
  readonly offset: number;
  readonly limit: number;
}

/** Pages of a list by number, newest first. */
export function newestFirst<Row>(
  store: Store,
  { select, where = "TRUE", seq = "seq" }: Listed,
): (part: Part, ...filter: SqlValue[]) => Row[] {
  const page = store.prepare<Row>(`${select} WHERE (${where}) ORDER BY ${seq} DESC LIMIT ?1 OFFSET ?2`);
  return ({ offset, limit }, ...filter) => page.all(limit, offset, ...filter);
}

/** Which part of a list to read. */
export interface PageQuery {
  /** Place of the first row in the creation order. Default: the list's beginning, or its end where it is read from there. */
  readonly fromSeq?: number | undefined;
  readonly maxKeys: number;
  readonly isReversed: boolean;
}

/** One page of a list in creation order. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The first row of the next page, when there is one. */
  readonly next: Row | undefined;
}

/** Pages of a list from a row on, in creation order or against it. */
export function inOrder<Row>(
  store: Store,
  { select, where = "TRUE", seq = "seq" }: Listed,
): (query: PageQuery, ...filter: SqlValue[]) => Page<Row> {
  const page = (comparison: string, direction: string) =>
    store.prepare<Row>(`${select} WHERE ${seq} ${comparison} ?1 AND (${where}) ORDER BY ${seq} ${direction} LIMIT ?2`);
  const forward = page(">=", "ASC");
  const backward = page("<=", "DESC");
  return ({ fromSeq, maxKeys, isReversed }, ...filter) => {
    const start = fromSeq ?? (isReversed ? Number.MAX_SAFE_INTEGER : 0);
    // One more than fits, which tells where the next page begins.
    const rows = (isReversed ? backward : forward).all(start, maxKeys + 1, ...filter);
    return { rows: rows.slice(0, maxKeys), next: rows[maxKeys] };
  };
}
