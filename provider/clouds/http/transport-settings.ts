import type { LookupFunction } from "node:net";
import type { Clock } from "../../base/clock";
import type { Fetch } from "./fetch-exchange";

/** How calls travel. Everything has a default. */
export interface TransportSettings {
  /** A server inside this process instead of the network. */
  readonly fetch?: Fetch;
  /** Waits between tries; default the system's clock. Timeouts of a try always follow the wall clock. */
  readonly clock?: Clock;
  /** Hears in one sentence what an answer has that its documents do not know; each kind once. */
  onNote?(note: string): void;
  /** At least 0 and below 1; default `Math.random`. */
  readonly random?: () => number;
  /** Most milliseconds until a connection stands; default 10,000. */
  readonly connectTimeoutMs?: number;
  /** Most milliseconds of one try, connecting included; default 60,000. */
  readonly timeoutMs?: number;
  /** How many milliseconds a call that may be repeated is asked again while the cloud throttles; default: five tries, as for other faults. */
  readonly throttlePatienceMs?: number;
  /** Most bytes of an answer's body; default 32 MiB. */
  readonly maxAnswerBytes?: number;
  /** How names of hosts become addresses where no proxy does that; default the system's way. */
  readonly lookup?: LookupFunction;
}
