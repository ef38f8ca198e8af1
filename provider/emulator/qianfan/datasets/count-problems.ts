import { z } from "zod";
import type { DatasetImportRow, ImportProblem } from "./dataset-import-store";

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
