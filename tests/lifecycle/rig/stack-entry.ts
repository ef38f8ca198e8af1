import type { Properties } from "./engine-protocol";

/** One resource as a stack's state holds it. */
export interface StackEntry {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly initErrors: readonly string[];
  /** Deleted before its successor, which is still to be created: the engine's mark of an interrupted replacement. */
  readonly isPendingReplacement?: true;
}

/** A stack's state. */
export interface StackState {
  readonly entries: Map<string, StackEntry>;
  /** Replaced resources that still have to be deleted: the create of their successor failed half-way. */
  readonly pendingDeletes: { readonly name: string; readonly entry: StackEntry }[];
}
