import { runMain } from "./terminal/run-main.mjs";
import { runDriver } from "./test/run-driver.mjs";

const HELP = `Usage: npm run bench [-- letter…]

Measures what the provider costs, side by side with a baseline in the same run, and writes tests/bench/RESULTS.md.
With letters of cases (a to j), measures just these and leaves the page's other sections as they are.
`;

void runMain(() => runDriver("bench", HELP));
