/** One row as it stands in a file. */
export interface SourceRow {
  /** Line on which it begins, from 1; the row's number in a workbook. */
  readonly line: number;
  /** What it holds; absent where it cannot be read. */
  readonly value?: unknown;
  /** Why it cannot be read. */
  readonly fault?: string;
}
