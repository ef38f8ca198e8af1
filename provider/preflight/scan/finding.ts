/** Something that preflight found in a file. */
export interface RowFinding {
  /** Code of the rule. */
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** The file that the line is in, where it lies in a set. */
  readonly file?: string;
  /** Absent where it concerns the file as a whole. */
  readonly line?: number;
  /** In characters, from 1. */
  readonly column?: number;
  /** What is wrong with what, and what is allowed. */
  readonly says: string;
  /** Where the rule stands. */
  readonly source: string;
}

/** The first findings of a file, and how many there are in all. */
export interface FindingLog {
  readonly errors: RowFinding[];
  readonly warnings: RowFinding[];
  errorCount: number;
  warningCount: number;
}

/** Findings of a kind that are kept word by word (issue of this feature: the first 20 and a total). */
export const keptFindings = 20;

/** A log without entries. */
export function createFindingLog(): FindingLog {
  return { errors: [], warnings: [], errorCount: 0, warningCount: 0 };
}

/** Counts a finding, and keeps it while there are few. `describe` is called only then. */
export function logFinding(log: FindingLog, severity: RowFinding["severity"], describe: () => RowFinding): void {
  const isError = severity === "error";
  const kept = isError ? log.errors : log.warnings;
  if (isError) log.errorCount += 1;
  else log.warningCount += 1;
  if (kept.length < keptFindings) kept.push(describe());
}
