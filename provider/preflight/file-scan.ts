import type { FileDigest } from "./scan/digest-file";
import type { FindingLog } from "./scan/finding";
import type { RowScan } from "./scan/row-scan";

/** All that reading a file tells, whatever it is for. */
export interface FileScan {
  readonly rows: RowScan;
  /** Absent where the file holds no rows. */
  readonly digest?: FileDigest | undefined;
  /** What is wrong with the files around the rows, where there are some. */
  readonly set?: FindingLog | undefined;
}
