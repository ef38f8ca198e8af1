import type { Clock } from "../../provider/base/clock";

/** A clock whose sleeps take no time and are written down. */
export interface RecordingClock extends Clock {
  readonly sleeps: number[];
}

/** A clock that stands at `startMs` and moves by what is slept. */
export function createRecordingClock(startMs = Date.UTC(2026, 0, 1)): RecordingClock {
  const sleeps: number[] = [];
  let now = startMs;
  return {
    sleeps,
    now: () => now,
    sleep: async (durationMs) => {
      sleeps.push(durationMs);
      now += durationMs;
    },
  };
}
