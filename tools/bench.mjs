import { runMain } from "./terminal/run-main.mjs";
import { runDriver } from "./test/run-driver.mjs";

const HELP = `Usage: npm run bench [-- letter…]

Measures what the provider costs, side by side with a baseline in the same run, and writes tests/bench/RESULTS.md.
With letters of cases (a to i), measures just these and writes nothing.
`;

void runMain(() => runDriver("bench", HELP));
