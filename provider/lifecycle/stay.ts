import type { Context } from "./context";

/**
 * Remembers that an ID is this resource's and stays: no later call of this process deletes it. The engine does not tell a
 * taint from a replacement, so a create may have found what the delete after it is about.
 */
export function stay({ memory, identity }: Context, id: string): void {
  memory.staying.add(id);
  memory.owners.set(id, identity.urn);
}

/** Whether a delete is about what this deployment keeps; says so where it is. */
export async function staysHere(context: Context, id: string): Promise<boolean> {
  if (!context.memory.staying.has(id)) return false;
  await context.log("warning", `${id} is what this deployment keeps: nothing was cancelled or deleted`);
  return true;
}
