import type { Properties } from "./engine-protocol";

/** One resource as a stack's state holds it. */
export interface StackEntry {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly initErrors: readonly string[];
}
