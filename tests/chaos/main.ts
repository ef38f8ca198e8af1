import { readOptions, type ChaosOptions } from "./options";
import { createChance } from "./rig/chance";
import { playEpisode } from "./rig/play-episode";
import { episodeLine, failureReport } from "./rig/report";
import { writeScript } from "./rig/script";
import { createTally } from "./rig/tally";

/** Seeds of the episodes that were asked for, without end unless it is one alone. */
function* seedsOf({ seed, episodes, onlyEpisode }: ChaosOptions): Generator<number> {
  if (onlyEpisode !== undefined) return yield onlyEpisode;
  const chance = createChance(seed);
  for (let number = 1; number <= episodes; number += 1) yield chance.seed();
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const until = performance.now() + options.minutes * 60_000;
  const seeds = seedsOf(options);
  const tally = createTally();
  const sums = { passed: 0, failed: 0 };

  const playOn = async (): Promise<void> => {
    while (sums.failed === 0 && performance.now() < until) {
      const { value: seed, done } = seeds.next();
      if (done === true || seed === undefined) return;
      const startedAt = performance.now();
      const episode = await playEpisode(writeScript(seed));
      sums[episode.failure === undefined ? "passed" : "failed"] += 1;
      tally.addAll(episode.tally);
      process.stdout.write(failureReport(episode));
      process.stdout.write(`${episodeLine(episode, (performance.now() - startedAt) / 1000)}\n`);
    }
  };

  process.stdout.write(`seed ${options.seed}\n`);
  await Promise.all(Array.from({ length: options.atOnce }, playOn));
  process.stdout.write(`\n${tally.lines().join("\n")}\n`);
  process.stdout.write(`${sums.passed} passed, ${sums.failed} failed\n`);
  return sums.failed === 0 && sums.passed > 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
