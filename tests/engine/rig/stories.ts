import { availableParallelism } from "node:os";

/** A test by its title. */
export type Stories = Readonly<Record<string, () => Promise<void>>>;

/** A command of the engine waits more than it works, so one more than there are processors (our choice). */
const atOnce = availableParallelism() + 1;
/** For one story on a busy machine. */
const timeoutMs = 600_000;

/**
 * Tests that share nothing and run a few at once, because each command of the engine takes seconds. Each is reported on its
 * own; its time includes waiting for its turn.
 */
export function stories(title: string, table: Stories): void {
  describe(title, function () {
    this.timeout(timeoutMs);
    const outcomes = new Map<string, Promise<void>>();
    before(() => {
      const takeTurn = createTurns(atOnce);
      for (const [name, story] of Object.entries(table)) {
        if (!isAskedFor(`${title} ${name}`)) continue;
        const outcome = takeTurn(story);
        // Seen by its own test; until then it must not count as unhandled.
        outcome.catch(() => undefined);
        outcomes.set(name, outcome);
      }
    });
    for (const name of Object.keys(table)) it(name, () => outcomes.get(name));
    // No story may run on into the next file.
    after(() => Promise.allSettled(outcomes.values()));
  });
}

/** Whether mocha is to run a test: what `--grep` leaves out must not be played beside what it asks for. */
function isAskedFor(fullTitle: string): boolean {
  const flag = process.argv.findIndex((argument) => argument === "-g" || argument === "--grep");
  const pattern = flag === -1 ? undefined : process.argv[flag + 1];
  return pattern === undefined || new RegExp(pattern).test(fullTitle);
}

function createTurns(count: number): (work: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
