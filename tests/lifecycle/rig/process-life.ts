import { setMaxListeners } from "node:events";
import type { Clock } from "../../../provider/base/clock";

/** One provider process as long as it lives: the engine may cancel it, anybody may kill it. */
export interface ProcessLife {
  readonly cancelled: AbortSignal;
  /** Resolves when the process is killed. */
  readonly death: Promise<void>;
  /** The clock on which it waits; the waits of a dead process never end, so it does nothing more. */
  readonly clock: Clock;
  cancel(): void;
  kill(): void;
  /** A call on its way out and back: a dead process sends nothing and hears of no answer. */
  calls<T>(call: () => Promise<T>): Promise<T>;
}

/** A new process. */
export function createProcessLife(clock: Clock): ProcessLife {
  const controller = new AbortController();
  // Every waiting job listens; that many listeners are no leak.
  setMaxListeners(0, controller.signal);
  let isDead = false;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => (die = resolve));
  const requireLife = (): void => {
    if (isDead) throw Object.assign(new Error("the process is dead"), { code: "ECONNRESET" });
  };

  return {
    cancelled: controller.signal,
    death,
    clock: {
      now: clock.now,
      sleep: async (durationMs, signal) => {
        if (!isDead) await clock.sleep(durationMs, signal).catch(rethrowUnless(() => isDead));
        if (isDead) await new Promise<never>(() => undefined);
      },
    },
    cancel: () => controller.abort(new Error("cancelled by the test")),
    kill: () => {
      isDead = true;
      die();
    },
    calls: async (call) => {
      requireLife();
      return call().finally(requireLife);
    },
  };
}

function rethrowUnless(isDead: () => boolean): (error: unknown) => void {
  return (error) => {
    if (!isDead()) throw error;
  };
}
