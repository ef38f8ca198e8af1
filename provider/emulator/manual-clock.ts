import type { Clock } from "../base/clock";
import { requireArguments } from "./require-arguments";

/** A clock that moves only when it is told to: tests wait for hours without waiting. */
export interface ManualClock extends Clock {
  /**
   * Moves ahead and wakes every sleeper whose time has come, in order.
   * @throws FineTuneError `emulator-bad-argument` for what is no number of milliseconds
   */
  advance(durationMs: number): void;
}

/** A clock that stands at `startMs` (default: 1 January 2026, 00:00 UTC). */
export function createManualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  requireArguments("createManualClock", { startMs });
  let now = startMs;
  let sleepers: { readonly wakeAt: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    advance: (durationMs) => {
      requireArguments("moveClock", { durationMs });
      now += durationMs;
      const due = sleepers.filter((sleeper) => sleeper.wakeAt <= now).sort((a, b) => a.wakeAt - b.wakeAt);
      sleepers = sleepers.filter((sleeper) => sleeper.wakeAt > now);
      for (const sleeper of due) sleeper.wake();
    },
    sleep: (durationMs, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        };
        const sleeper = { wakeAt: now + durationMs, wake };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
  };
}
