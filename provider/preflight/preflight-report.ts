import type { DatasetContent } from "../contract/dataset-cloud";
import type { PreflightOutcome } from "../contract/preflight";
import type { RowFinding } from "./scan/finding";
import type { TokenLengths } from "./scan/token-lengths";

/** What preflight tells of a file, with more than the lifecycle asks for. */
export interface PreflightReport extends PreflightOutcome {
  readonly content?: DatasetContent & {
    readonly md5: string;
    /** Line of the longest row. */
    readonly longestRowLine: number;
    /** How many rows have how many tokens: tells for any `max_length` what becomes of the rows. */
    readonly lengths: TokenLengths;
    /** Rows that equal an earlier one. */
    readonly duplicates: number;
  };
  /** The first 20 of each kind, with their places. */
  readonly errors: readonly RowFinding[];
  readonly warnings: readonly RowFinding[];
  /** All of them. */
  readonly errorCount: number;
  readonly warningCount: number;
}
