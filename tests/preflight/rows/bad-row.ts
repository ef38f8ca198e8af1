import type { RowKey } from "../rig/scan-content";

/** A row with what is wrong with it. */
export interface BadRow {
  readonly key: RowKey;
  /** JSON text, so that the column can be counted. */
  readonly row: string;
  readonly rule: string;
  readonly column: number;
  /** The sentence of the finding, or its beginning. */
  readonly says: string;
}
