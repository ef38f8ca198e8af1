import type { ProcessMemory } from "./process-memory";

/**
 * Generation of the job that the coming operation is about. The engine checks a replaced resource twice in one process: with
 * its old inputs, then without; the second check is about the successor. Then the old job is no longer one that stays.
 * @param known generation in the old inputs; `undefined` when the engine gave none.
 */
export function generationOf(memory: ProcessMemory, urn: string, known: number | undefined): number {
  if (known !== undefined) {
    memory.generations.set(urn, known);
    memory.unsureGenerations.delete(urn);
    return known;
  }
  const before = memory.generations.get(urn);
  if (before === undefined) {
    memory.unsureGenerations.add(urn);
    return 0;
  }
  for (const [id, owner] of memory.owners) if (owner === urn) memory.staying.delete(id);
  return before + 1;
}
