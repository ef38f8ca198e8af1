import { setTimeout as pause } from "node:timers/promises";

const patienceMs = 120_000;
const pauseMs = 25;

/** Waits until something in another process has come true; the only way to learn of it is to look. */
export async function eventually(what: string, isTrue: () => boolean): Promise<void> {
  const until = Date.now() + patienceMs;
  while (!isTrue()) {
    if (Date.now() > until) throw new Error(`${what} did not come true within ${patienceMs / 1000} s`);
    await pause(pauseMs);
  }
}
