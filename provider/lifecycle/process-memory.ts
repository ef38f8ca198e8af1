import type { CloudName } from "../contract/cloud";

/**
 * What one provider process has learnt from the engine's calls. The engine does not tell a create or a delete whether it
 * belongs to a taint, a forced replacement or an ordinary one, so the calls before it are remembered.
 */
export interface ProcessMemory {
  /** Generation of the resource's current job, as the last check with old inputs said. */
  readonly generations: Map<string, number>;
  /** Resource ID → URN of the resource that holds it. */
  readonly owners: Map<string, string>;
  /** IDs that a diff of this process gave up: never adopted again. */
  readonly replaced: Set<string>;
  /** IDs that a create returned or a diff or update confirmed: never cancelled or deleted by this process. */
  readonly staying: Set<string>;
  /** URNs that the engine checked without old inputs and of which nothing was known: their job may be of any generation. */
  readonly unsureGenerations: Set<string>;
  /** IDs that a diff asked the engine to delete before their successors. */
  readonly endedFirst: Set<string>;
  /** URN → how often it was asked whether it has to go with them. */
  readonly askedAsDependent: Map<string, number>;
  /** When the next submit to a cloud may start, on the context's clock. */
  readonly nextSubmitAt: Map<CloudName, number>;
}

/** An empty memory; one per provider process. */
export function createProcessMemory(): ProcessMemory {
  return {
    generations: new Map(),
    owners: new Map(),
    replaced: new Set(),
    staying: new Set(),
    unsureGenerations: new Set(),
    endedFirst: new Set(),
    askedAsDependent: new Map(),
    nextSubmitAt: new Map(),
  };
}
