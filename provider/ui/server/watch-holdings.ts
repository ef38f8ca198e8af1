import type { Problem } from "../contract";
import type { Holdings } from "./holdings";
import { problemOf } from "./problem";
import type { Watching } from "./watching";

/** How long what stacks hold counts, in milliseconds: to read it starts Pulumi (our choice). */
const holdingsMs = 5 * 60_000;

/** What the named stacks hold. */
export interface HoldingsWatch {
  /** Absent as long as they have not been read: nothing is called an orphan before. */
  known(): Holdings | undefined;
  problem(): Problem | undefined;
  round(): Promise<void>;
}

/** Watches what stacks hold. */
export function watchHoldings(read: () => Promise<Holdings>, { clock, changed }: Watching): HoldingsWatch {
  let known: Holdings | undefined;
  let problem: Problem | undefined;
  let readAt = -Infinity;
  return {
    known: () => known,
    problem: () => problem,
    round: async () => {
      if (clock.now() - readAt < holdingsMs) return;
      readAt = clock.now();
      try {
        known = await read();
        problem = undefined;
      } catch (error) {
        problem = problemOf(error);
      }
      changed("*");
    },
  };
}
