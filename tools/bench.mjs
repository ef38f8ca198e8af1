import { runMain } from "./terminal/run-main.mjs";
import { runDriver } from "./test/run-driver.mjs";

const HELP = `Usage: npm run bench [-- letter…]

Measures what the provider costs, side by side with a baseline in the same run, and writes tests/bench/RESULTS.md.
With letters of cases (a to j), measures just these and leaves the page's other sections as they are.
Two cases take long: BENCH_ROUNDS=1 cuts (a) to a round, BENCH_SIZES=200,500 cuts (j) to stacks of these sizes.
`;

void runMain(() => runDriver("bench", HELP));
