/** One page of a list in creation order. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The first row of the next page, when there is one. */
  readonly next: Row | undefined;
}

/** Makes a page of rows that were asked for with one more than fits. */
export function pageOf<Row>(rows: readonly Row[], maxKeys: number): Page<Row> {
  return { rows: rows.slice(0, maxKeys), next: rows[maxKeys] };
}
