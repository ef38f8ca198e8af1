import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { withLock } from "./lock/with-lock.mjs";
import { checkNodeVersion } from "./setup/check-node-version.mjs";
import { down } from "./start/down.mjs";
import { up } from "./start/up.mjs";
import { runMain } from "./terminal/run-main.mjs";

const HELP = `Usage: npm start [-- --down | --help]

Trains one model on each of the two simulated clouds with the real Pulumi engine, and lets a second stack read both
model IDs. Everything stays in this clone's folder .local; no account and no Pulumi login is needed or touched.

  npm start              bring both stacks up; run again, it changes nothing
  npm start -- --down    destroy both stacks and clear the simulated clouds
  npm start -- --help    this text
`;

const COMMANDS = { "": up, "--down": down };

void runMain(async () => {
  const argument = process.argv.slice(2).join(" ");
  if (argument === "--help" || argument === "-h") {
    process.stdout.write(HELP);
    return 0;
  }
  const command = Object.entries(COMMANDS).find(([name]) => name === argument)?.[1];
  if (command === undefined) {
    process.stderr.write(`unknown argument: ${argument}\n\n${HELP}`);
    return 2;
  }
  checkNodeVersion();
  // Two at once would meet on Pulumi's lock of the stack; this way the second one waits and finds nothing to do.
  await withLock(join(CLONE.local, "start.lock"), "running the quickstart", command);
  return 0;
});
