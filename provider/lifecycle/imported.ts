import { isRecord } from "../base/is-record";
import type { CloudRegistry } from "../contract/cloud";
import { blockFor } from "./blocks";

/** Whether something came into the stack by its ID alone: no arguments are recorded that it was made with. */
export function isImported({ all }: CloudRegistry, recorded: object): boolean {
  return all.every(({ name }) => blockFor(recorded, name) === undefined);
}

/**
 * The arguments that something imported counts as made with: what the program says, with what the cloud tells otherwise in its place.
 * So what the cloud does not tell is no difference, nor what the program leaves to the cloud.
 */
export function asTold(asked: unknown, told: unknown): unknown {
  if (told === undefined) return asked;
  if (!isRecord(asked) || !isRecord(told)) return told;
  return Object.fromEntries(Object.entries(asked).map(([name, member]) => [name, asTold(member, told[name])]));
}
