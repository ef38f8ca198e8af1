import { constants } from "node:os";

/**
 * Ends this process as a command ended that ran in its place.
 *
 * @param {number | NodeJS.Signals} outcome exit code, or the signal that ended the command
 * @returns {number} the exit code, where it was not a signal that ends us, too
 */
export function endLike(outcome) {
  if (typeof outcome === "number") return outcome;
  process.kill(process.pid, outcome);
  return 128 + constants.signals[outcome];
}
