import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startProgress } from "../terminal/progress.mjs";
import { lockFile } from "./lock-file.mjs";

const LOOK_EVERY_MS = 200;
const TOUCH_EVERY_MS = 5_000;

/**
 * Runs some work while holding a lock; waits while another process holds it, and says whom it waits for.
 *
 * @template T
 * @param {string} path the lock file
 * @param {string} purpose what the lock is held for, e.g. "building the Pulumi engine"
 * @param {() => Promise<T>} work runs once the lock is ours; must look again whether there is anything left to do
 * @returns {Promise<T>} what the work answers
 */
export async function withLock(path, purpose, work) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = lockFile(path, purpose);
  await take(lock);
  const signsOfLife = setInterval(lock.touch, TOUCH_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(signsOfLife);
    lock.release();
  }
}

/** @param {ReturnType<typeof lockFile>} lock */
async function take(lock) {
  const holder = lock.take();
  if (holder === undefined) return;
  const waiting = `waiting for process ${holder.pid}, which is ${holder.purpose} since ${holder.since}`;
  process.stderr.write(`${waiting}\n`);
  const progress = startProgress(waiting);
  while (lock.take() !== undefined) await pause(LOOK_EVERY_MS);
  progress.stop();
}
