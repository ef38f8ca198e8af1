import { CLONE } from "./clone.mjs";
import { engineEnvironment } from "./engine/engine-environment.mjs";
import { ensureEngine } from "./engine/ensure-engine.mjs";
import { programNeeds } from "./engine/program-needs.mjs";
import { endLike } from "./process/end-like.mjs";
import { runThrough } from "./process/run-through.mjs";
import { runMain } from "./terminal/run-main.mjs";

const HELP = `Usage: npm run --silent engine -- <command> [argument]…

Runs a command with a Pulumi engine first on PATH and this clone's own Pulumi home, state and passphrase (.local/pulumi).

  npm run --silent engine -- pulumi stack ls
  npm run --silent engine -- pulumi -C examples/serving stack output
`;

void runMain(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined || command === "--help") {
    (command === undefined ? process.stderr : process.stdout).write(HELP);
    return command === undefined ? 2 : 0;
  }
  const engine = await ensureEngine(process.env, programNeeds(args));
  return endLike(await runThrough(command, args, { env: engineEnvironment(engine, CLONE, process.env) }));
});
