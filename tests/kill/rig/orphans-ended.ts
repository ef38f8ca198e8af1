import assert from "node:assert/strict";
import { isAlive } from "./processes";

/** An orphan ends half a second after the engine is gone; the rest is patience with a busy machine. */
const orphanPatienceMs = 10_000;

/** Waits until none of the provider processes of an engine that has ended is left. */
export async function orphansEnded(pids: readonly number[]): Promise<void> {
  const until = Date.now() + orphanPatienceMs;
  while (pids.some(isAlive) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(pids.filter(isAlive), [], "a provider process outlives its engine");
}
