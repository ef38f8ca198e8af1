import type { DatasetFormat } from "../contract/dataset-cloud";
import type { Bound } from "../contract/training-files";
import { about } from "./scan/describe-finding";
import type { RowFinding } from "./scan/finding";

/** What a file measures. A measure that is not known is absent. */
export type Measures = Readonly<Partial<Record<Bound["of"], number>>>;

const units: Readonly<Record<Bound["of"], (value: number) => string>> = {
  bytes: (bytes) => `has ${(bytes / 2 ** 20).toFixed(1)} MiB`,
  rows: (rows) => (rows === 1 ? "has 1 row" : `has ${rows} rows`),
};

/** The bounds of a cloud that a file is beyond; of two bounds of the same measure the graver one. */
export function checkBounds(bounds: readonly Bound[], format: DatasetFormat, measures: Measures): RowFinding[] {
  const broken = bounds.filter((bound) => {
    const value = measures[bound.of];
    if (bound.formats?.includes(format) === false || value === undefined) return false;
    return value > (bound.atMost ?? Infinity) || value < (bound.atLeast ?? -Infinity);
  });
  const errors = broken.filter(({ rule }) => rule.severity === "error");
  const graver = broken.filter((bound) => errors.includes(bound) || !errors.some((error) => error.of === bound.of));
  return graver.map(({ of, rule }) => ({
    ...about(rule),
    says: `the file ${units[of](measures[of] ?? 0)}; ${rule.says}`,
  }));
}
