import type { TransportSettings } from "./http/transport-settings";

/** How a session reaches its cloud. */
export interface SessionOptions extends TransportSettings {
  readonly baseUrl: string;
  /** Name of the endpoint as it is kept in state; default the base URL. `embedded` clouds need no credentials. */
  readonly endpoint?: string;
}

/**
 * How long calls that may be repeated wait while the cloud throttles (our choice): rates are counted by the minute, and no wait
 * outlives its timeout by more.
 */
export const throttlePatienceMs = 2 * 60_000;
