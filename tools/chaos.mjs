import { runMain } from "./terminal/run-main.mjs";
import { runDriver } from "./test/run-driver.mjs";

const HELP = `Usage: npm run chaos [-- option…]

Plays random episodes on the real engine and on simulated clouds: programs of 1 to 6 jobs, edits, faults and kills, each
followed by the documented recovery. After each, the clouds' journal must tell of exactly one paid run for each intended
one. Prints a line an episode; for one that fails, all that happened, and how to play it again. The exit code is 1 then.

  --minutes N          begins episodes for so long (10); those under way are played to their end
  --seed S             decides all episodes (1)
  --episodes N         plays at most so many
  --at-once N          plays so many at a time (3)
  --only-episode SEED  plays one episode, by the seed that its line names
`;

void runMain(() => runDriver("chaos", HELP));
