import type { Context } from "./context";
import { containsUnknown } from "../base/unknown";

/**
 * Whether a diff is the engine's question which dependents have to go with something that it deletes before its successor, such
 * as a job that still runs. It asks that of each dependent right after that diff, with all that depends on it unknown; what serves must
 * not go then: its ordinary diff comes later, with the successor's real values (pkg v3.259, `calculateDependentReplacements`).
 * In an `up`, nothing else is ever unknown; in a preview the ordinary diff is told from it by how often it has come.
 */
export function isAskedAsDependent({ memory, identity }: Context, values: readonly unknown[]): boolean {
  if (!values.some((value) => containsUnknown(value))) return false;
  const times = memory.askedAsDependent.get(identity.urn) ?? 0;
  if (times >= memory.endedFirst.size) return false;
  memory.askedAsDependent.set(identity.urn, times + 1);
  return true;
}
