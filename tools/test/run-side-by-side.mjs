import { availableParallelism } from "node:os";
import { startProgress } from "../terminal/progress.mjs";

/** @typedef {import("./run-tier.mjs").Sums} Sums */

/**
 * @typedef {object} Job Something that is run beside others.
 * @property {string} title what it is, for people
 * @property {number} seconds how long it takes, about
 * @property {(print: (text: string) => void, onProgress: (sums: Sums) => void) => Promise<Sums>} run runs it; what it prints
 *   is shown together once it has ended
 */

/**
 * Runs jobs side by side, one for each processor, the longest first, so that none is left over for the end.
 *
 * @param {readonly Job[]} jobs what is to be done
 * @param {(sums: Sums) => void} add takes the sums of each that has ended
 * @returns {Promise<void>} settles when all have ended
 */
export async function runSideBySide(jobs, add) {
  const waiting = [...jobs].sort((one, other) => other.seconds - one.seconds);
  const lanes = Math.max(2, availableParallelism());
  /** @type {Map<string, Sums>} */
  const running = new Map();
  const progress = startProgress("running");
  const note = () => {
    const words = [...running].map(([title, { passed, failed }]) =>
      failed.length === 0 ? `${title} ${passed} passed` : `${title} ${passed} passed ${failed.length} FAILED`,
    );
    progress.note([...words, ...(waiting.length > 0 ? [`${waiting.length} to come`] : [])].join(", "));
  };
  const lane = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { title, run } = job;
      let printed = "";
      const show = (/** @type {Sums} */ sums) => {
        running.set(title, { ...sums });
        note();
      };
      show({ passed: 0, failed: [] });
      add(await run((text) => void (printed += text), show));
      running.delete(title);
      note();
      progress.clear();
      process.stdout.write(printed);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  progress.stop();
}
