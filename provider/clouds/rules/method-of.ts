import type { DatasetFormat } from "../../contract/dataset-cloud";
import type { TrainingMethod } from "../../contract/rules";
import type { Authority } from "../../sources";

/** The formats of rows that each method of a cloud trains on. */
export type FormatsOfMethods = Readonly<Record<string, readonly DatasetFormat[]>>;

/** The method that a member of a block names; `undefined` where it is not known yet, or has no row of its own. */
export function methodOf(
  member: string,
  value: unknown,
  formatsOfMethods: FormatsOfMethods,
  source: Authority,
): TrainingMethod | undefined {
  const formats = typeof value === "string" ? formatsOfMethods[value] : undefined;
  return formats && { name: `${member} ${String(value)}`, formats, source };
}
