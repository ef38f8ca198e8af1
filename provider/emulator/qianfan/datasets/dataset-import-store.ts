import { z } from "zod";
import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";

/** A line that cannot be imported, or a file that cannot be read (`line` 0). */
export interface ImportProblem {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** V1's number of the reason. */
  readonly code: number;
}

/** An import as it is stored. What it found is known when it starts; it shows when it ends. */
export interface DatasetImportRow {
  readonly seq: number;
  readonly id: string;
  readonly version_seq: number;
  /** Addresses as they were given, a JSON list. */
  readonly files: string;
  /** Name of what was read, under which its prompts and answers are kept. */
  readonly source: string;
  readonly rows: number;
  readonly tokens: number;
  /** Tokens of one pass when longer rows are cut at a length, by length, as JSON. */
  readonly lengths: string;
  readonly bytes: number;
  readonly problem_count: number;
  /** The first problems, a JSON list of `ImportProblem`. */
  readonly problems: string;
  /** Part of the report's address that nobody guesses. */
  readonly report_key: string;
  readonly started_at: number;
  readonly finished_at: number;
}

/** The imports of the simulated Qianfan. */
export interface DatasetImportStore {
  byId(id: string): DatasetImportRow | undefined;
  /** Of a version, oldest first. */
  ofVersion(versionSeq: number): readonly DatasetImportRow[];
  insert(row: Omit<DatasetImportRow, "seq">): void;
}

const columns = [
  "id",
  "version_seq",
  "files",
  "source",
  "rows",
  "tokens",
  "lengths",
  "bytes",
  "problem_count",
  "problems",
  "report_key",
  "started_at",
  "finished_at",
] as const;

/** Prepares the statements once. */
export function createDatasetImportStore(store: Store): DatasetImportStore {
  const byId = store.prepare<DatasetImportRow>("SELECT * FROM qianfan_dataset_import WHERE id = ?");
  const ofVersion = store.prepare<DatasetImportRow>(
    "SELECT * FROM qianfan_dataset_import WHERE version_seq = ? ORDER BY seq",
  );
  return {
    byId: (id) => byId.get(id),
    ofVersion: (versionSeq) => ofVersion.all(versionSeq),
    insert: insertInto(store, "qianfan_dataset_import", columns),
  };
}

const problemList: z.ZodType<readonly ImportProblem[]> = z.array(
  z.object({ file: z.string(), line: z.number(), reason: z.string(), code: z.number() }),
);

/** The problems of an import that are kept. */
export function problemsOf({ problems }: Pick<DatasetImportRow, "problems">): readonly ImportProblem[] {
  return problemList.parse(JSON.parse(problems));
}

/** How many of the kept problems have each code. */
export function countProblems(row: Pick<DatasetImportRow, "problems">): readonly { code: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { code } of problemsOf(row)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count }));
}
