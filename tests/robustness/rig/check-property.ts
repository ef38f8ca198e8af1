import { availableParallelism } from "node:os";
import fc from "fast-check";

/** Fuzz cases of one property; `FUZZ_RUNS` asks for more or fewer, `FUZZ_SEED` repeats a run. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);

/** Cases under way at once: what waits for a socket leaves the processor to others. */
const lanes = 4 * availableParallelism();

/**
 * Holds a property on `share` (0 to 1) of the asked cases, several at once, and prints how to repeat them. Each lane has
 * a seed of its own, so one number repeats them all.
 */
export async function checkProperty<T>(
  title: string,
  share: number,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => Promise<void>,
): Promise<void> {
  const numRuns = Math.max(1, Math.ceil((runs * share) / lanes));
  const startedAt = performance.now();
  const property = fc.asyncProperty(arbitrary, holds);
  process.stdout.write(`      ${title}: ${numRuns * lanes} cases, FUZZ_SEED=${seed}\n`);
  await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      fc.assert(property, {
        seed: seed + lane,
        numRuns,
        interruptAfterTimeLimit: 600_000,
        markInterruptAsFailure: true,
      }),
    ),
  );
  process.stdout.write(`      ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}
