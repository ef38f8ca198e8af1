import type { FileDigest } from "./scan/digest-file";
import type { RowScan } from "./scan/scan-rows";

/** All that reading a file tells, whatever it is for. */
export interface FileScan {
  readonly rows: RowScan;
  /** Absent where the file holds no rows. */
  readonly digest?: FileDigest | undefined;
}
