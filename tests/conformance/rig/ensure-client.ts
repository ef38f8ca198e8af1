import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { ClientRecipe } from "./client-recipe";
import { runCommand } from "./run-command";

const CLIENTS = join(__dirname, "../../../.local/clients");
/** Says that an environment is complete and from which recipe it was made. */
const RECORD = "complete.txt";
const PROGRESS_EVERY_MS = 15_000;
const STEP_TIMEOUT_MS = 8 * 60_000;

/** What npm, pip and Go print when they cannot reach their registry. */
const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|name resolution|network is unreachable|no such host|dial tcp|NewConnectionError/i;

/** The client's folder, or why the client cannot be had on this machine. */
export type ClientState = { readonly folder: string } | { readonly leftOut: string };

/**
 * Makes the environment of a client unless it is there. It is made beside its place and then moved there, so that a
 * broken or interrupted try is never taken for a finished one, and two runs may start at once.
 *
 * @throws Error with the command's output, when making it fails for another reason than a missing network
 */
export async function ensureClient(recipe: ClientRecipe): Promise<ClientState> {
  const folder = join(CLIENTS, recipe.name);
  const record = recordOf(recipe);
  if (isComplete(folder, record)) return { folder };
  mkdirSync(CLIENTS, { recursive: true });
  const draft = mkdtempSync(`${folder}.draft-`);
  const startedAt = performance.now();
  const say = (text: string) => process.stderr.write(`    ${recipe.name}: ${text}\n`);
  const seconds = () => `${Math.round((performance.now() - startedAt) / 1000)} s`;
  const progress = setInterval(() => say(`being installed, ${seconds()}`), PROGRESS_EVERY_MS);
  say("not there yet, being installed");
  try {
    for (const input of recipe.inputs) copyFileSync(input, join(draft, basename(input)));
    for (const [command, ...args] of recipe.steps) {
      const env = { ...process.env, GOFLAGS: "-mod=readonly" };
      const { code, output } = await runCommand(command, args, { cwd: draft, env, timeoutMs: STEP_TIMEOUT_MS });
      if (code === 127 && recipe.needs.includes(command)) return { leftOut: `${command} is not on this machine` };
      if (code !== 0 && NO_NETWORK.test(output)) return { leftOut: `the package registry cannot be reached` };
      if (code !== 0) throw new Error(`${recipe.name}: ${[command, ...args].join(" ")} failed:\n${output}`);
    }
    writeFileSync(join(draft, RECORD), record);
    place(draft, folder, record);
    say(`installed in ${seconds()}`);
    return { folder };
  } finally {
    clearInterval(progress);
    rmSync(draft, { recursive: true, force: true });
  }
}

function isComplete(folder: string, record: string): boolean {
  const file = join(folder, RECORD);
  return existsSync(file) && readFileSync(file, "utf8") === record;
}

/** Another run may have been faster: its environment is as good as ours. */
function place(draft: string, folder: string, record: string): void {
  if (isComplete(folder, record)) return;
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!isComplete(folder, record)) throw error;
  }
}

function recordOf({ inputs, steps }: ClientRecipe): string {
  const hash = createHash("sha256").update(JSON.stringify(steps));
  for (const input of inputs) hash.update(basename(input)).update(readFileSync(input));
  return `${hash.digest("hex")}\n`;
}
