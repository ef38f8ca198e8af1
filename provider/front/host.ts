import type { CloudRegistry } from "../contract/cloud";
import type { Context } from "../lifecycle/context";
import type { ResourceIdentity } from "../lifecycle/token";
import type { ProcessMemory } from "../lifecycle/process-memory";

/** The process that a provider runs in: everything that outlives one call. */
export interface Host {
  readonly memory: ProcessMemory;
  readonly clouds: CloudRegistry;
  /** The lifecycle's context for one call. */
  contextFor(identity: ResourceIdentity, timeoutMs?: number): Context;
  /** Says what concerns every call (simulated clouds), once in a process. */
  announce(urn: string): Promise<void>;
}
