import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { withLock } from "./lock/with-lock.mjs";
import { checkNodeVersion } from "./setup/check-node-version.mjs";
import { down, downIn } from "./start/down.mjs";
import { LANGUAGES } from "./start/languages.mjs";
import { up, upIn } from "./start/up.mjs";
import { runMain } from "./terminal/run-main.mjs";

const HELP = `Usage: npm start [-- [--language <name>] [--down] | --help]

Trains one model on each of the two simulated clouds with the real Pulumi engine, and lets a second stack read both
model IDs. Everything stays in this clone's folder .local; no account and no Pulumi login is needed or touched.

  npm start              bring both stacks up; run again, it changes nothing
  npm start -- --down    destroy both stacks and clear the simulated clouds
  npm start -- --language python [--down]
                         the same from a file to a served model on one cloud by a program in another language, through
                         the plugin: ${Object.keys(LANGUAGES).join(", ")}
  npm start -- --help    this text
`;

void runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  const at = args.indexOf("--language");
  const [, name] = at < 0 ? [] : args.splice(at, 2);
  const language = Object.entries(LANGUAGES).find(([known]) => known === name)?.[1];
  const isDown = args[0] === "--down";
  const unknown = at >= 0 && language === undefined ? [`--language ${name ?? ""}`] : args.slice(isDown ? 1 : 0);
  if (unknown.length > 0) {
    process.stderr.write(`unknown argument: ${unknown.join(" ")}\n\n${HELP}`);
    return 2;
  }
  const whole = isDown ? down : up;
  const one = isDown ? downIn : upIn;
  checkNodeVersion();
  // Two at once would meet on Pulumi's lock of the stack; this way the second one waits and finds nothing to do.
  await withLock(join(CLONE.local, "start.lock"), "running the quickstart", () => (language ? one(language) : whole()));
  return 0;
});
