import type { RunDetail } from "../../contract";
import { writeValue } from "../write-value";

/** An argument in which runs differ, with its value in each; absent where it has none. */
export interface Difference {
  readonly path: string;
  readonly values: readonly (string | undefined)[];
}

/** Members of an argument's block by their path, down to what is no object. */
function flattened(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [name, member] of Object.entries(value)) flattened(member, path === "" ? name : `${path}.${name}`, into);
  } else if (value !== undefined) {
    into.set(path, writeValue(value));
  }
}

/** The arguments and hyperparameters in which runs differ, in the order in which they are told. */
export function differencesOf(
  runs: readonly Pick<RunDetail, "baseModel" | "arguments" | "hyperParameters">[],
): readonly Difference[] {
  const tables = runs.map(({ baseModel, arguments: block, hyperParameters }) => {
    const table = new Map<string, string>();
    flattened(block, "", table);
    if (!table.has("model") && baseModel !== undefined) table.set("model", baseModel);
    // Often they are a member of the block as well: what says the same stands once.
    const known = new Set([...table.keys()].map(lastPart));
    for (const [name, value] of Object.entries(hyperParameters))
      if (!known.has(name)) table.set(name, writeValue(value));
    return table;
  });
  const paths = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  return paths
    .map((path) => ({ path, values: tables.map((table) => table.get(path)) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
