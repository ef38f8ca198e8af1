import type { Context } from "../context";
import { formatResourceId } from "./resource-id";
import { keyOf, type JobState } from "./state";
import { stay } from "../stay";

/** Remembers that a job stays. An interrupted create left a shorter ID in the stack, which then means the same job. */
export function keepJob(context: Context, state: JobState, id = formatResourceId(keyOf(state))): void {
  for (const name of new Set([id, formatResourceId(keyOf(state))])) stay(context, name);
}
