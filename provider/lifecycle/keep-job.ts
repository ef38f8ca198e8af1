import type { Context } from "./context";
import { formatResourceId } from "./resource-id";
import { keyOf, type JobState } from "./state";

/**
 * Remembers that a job is this resource's and stays: no later call of this process adopts it for another resource or deletes
 * it. An interrupted create left a shorter ID in the stack, which then means the same job.
 */
export function keepJob({ memory, identity }: Context, state: JobState, id = formatResourceId(keyOf(state))): void {
  for (const name of new Set([id, formatResourceId(keyOf(state))])) {
    memory.staying.add(name);
    memory.owners.set(name, identity.urn);
  }
}
