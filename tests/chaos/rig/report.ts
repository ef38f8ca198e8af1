import { inspect } from "node:util";
import type { Episode } from "./play-episode";

/** So many entries of the journal are shown, polls left out. */
const shownEntries = 150;

/** One line that tells an episode. */
export function episodeLine({ seed, story, failure }: Episode, seconds: number): string {
  const mark = failure === undefined ? "✔" : "✘";
  return `${mark} ${seed}: ${story.join("; ")} (${seconds.toFixed(0)} s)`;
}

/** Everything that is needed to find out why an episode failed. */
export function failureReport({ seed, failure }: Episode): string {
  if (failure === undefined) return "";
  const { error, record, journal } = failure;
  const told = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
  const entries = journal.filter((line) => !isPoll(line)).slice(-shownEntries);
  return [
    ...record,
    "--- journal (its end, without polls that nothing happened to)",
    ...entries,
    `--- episode ${seed} failed (npm run chaos -- --only-episode ${seed})`,
    told,
    "",
  ].join("\n");
}

function isPoll(line: string): boolean {
  return /"operation":"(Describe|Get|List|modelVersionDetail)/.test(line) && !line.includes('"faults"');
}
