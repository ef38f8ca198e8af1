import type { Clock } from "../../../provider/base/clock";

/** A clock that jumps to the next sleeper's time as soon as nothing else is left to run: hours pass without waiting. */
export interface AutomaticClock extends Clock {
  /** Moves ahead, as if somebody had been away. */
  advance(durationMs: number): void;
}

/** Starts on 1 March 2026, 00:00 UTC. */
export function createAutomaticClock(): AutomaticClock {
  let now = Date.UTC(2026, 2, 1);
  let sleepers: { readonly wakeAt: number; readonly wake: () => void }[] = [];
  let isArmed = false;

  const arm = (): void => {
    if (isArmed) return;
    isArmed = true;
    // Several turns, so that answers under way arrive before the time moves.
    let turns = 5;
    const turn = (): void => {
      turns -= 1;
      if (turns > 0) return void setImmediate(turn);
      isArmed = false;
      const next = [...sleepers].sort((a, b) => a.wakeAt - b.wakeAt)[0];
      if (next === undefined) return;
      sleepers = sleepers.filter((sleeper) => sleeper !== next);
      now = Math.max(now, next.wakeAt);
      next.wake();
      if (sleepers.length > 0) arm();
    };
    setImmediate(turn);
  };

  return {
    now: () => now,
    advance: (durationMs) => {
      now += durationMs;
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
        signal?.addEventListener("abort", onAbort);
        arm();
      }),
  };
}
