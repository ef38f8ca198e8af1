import type { CloudRegistry } from "../contract/cloud";
import type { Clock } from "../base/clock";
import type { CloudName } from "../contract/keys";
import type { CloudSession } from "../contract/session";
import type { ResourceIdentity } from "./token";
import type { PriceSettings } from "../prices/find-price";
import type { ProcessMemory } from "./process-memory";

/** Everything that an operation on one resource needs from outside. */
export interface Context {
  readonly identity: ResourceIdentity;
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive); spreads the polls of many jobs. */
  random(): number;
  /** Aborts when the engine cancels or disappears. */
  readonly signal: AbortSignal;
  /** A line that stays in the resource's diagnostics. */
  log(severity: "info" | "warning", message: string): Promise<void>;
  /** A line on the resource's row that the next one replaces. */
  status(message: string): Promise<void>;
  /** Hears what each look shows; absent where nobody is told of it. */
  seen?(state: object): void;
  readonly clouds: CloudRegistry;
  openSession(cloud: CloudName): CloudSession;
  readonly settings: LifecycleSettings;
  readonly memory: ProcessMemory;
  /** Where the clouds are simulated inside this process. */
  readonly embedded?: EmbeddedClouds;
  /** From `customTimeouts` or the call itself, in milliseconds; the `timeouts` argument wins. */
  readonly timeoutMs?: number;
}

/** Settings that shape waiting and naming. */
export interface LifecycleSettings extends PriceSettings {
  readonly namespace: string;
  /** Longest pause between two looks at a running job, in real milliseconds. */
  readonly pollIntervalMs: number;
  /** Seconds of the cloud's time that pass in one real second: 1, or the speed of the embedded clouds. */
  readonly timeScale: number;
  /** Where each cloud's calls go, as a session names it. */
  readonly endpoints: Readonly<Record<CloudName, string>>;
}

/** Simulated clouds inside this process. */
export interface EmbeddedClouds {
  readonly folder: string;
  /** Nothing was ever made on them. */
  isUntouched(): Promise<boolean>;
}
