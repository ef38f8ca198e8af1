import { relative } from "node:path";
import { CLONE } from "../clone.mjs";
import { paint } from "../terminal/paint.mjs";
import { askModels } from "./ask-models.mjs";
import { askPulumi } from "./ask-pulumi.mjs";
import { bringUp } from "./bring-up.mjs";
import { requireProgram } from "./languages.mjs";
import { prepare } from "./prepare.mjs";
import { STACKS } from "./stacks.mjs";

/**
 * The quickstart: trains and deploys on both simulated clouds, lets a second stack read the models, asks them, and says what
 * happened.
 *
 * @returns {Promise<void>} settles when both stacks are up
 */
export async function up() {
  const env = await prepare();
  /** @type {("changed" | "unchanged")[]} */
  const outcomes = [];
  for (const stack of STACKS) outcomes.push(await bringUp(stack, env));

  const serving = STACKS[STACKS.length - 1];
  if (serving === undefined) return;
  /** @type {Record<string, { cloud: string, model: string, deployedModel: string }>} */
  const models = JSON.parse(await askPulumi(serving, ["stack", "output", "--json", "--stack", serving.name], env));
  const changed = outcomes.includes("changed");
  process.stdout.write(`\n${paint("bold", "Models, as the serving stack sees them")}\n`);
  for (const [name, { cloud, model, deployedModel }] of Object.entries(models)) {
    process.stdout.write(
      `  ${name.padEnd(12)}${cloud.padEnd(10)}${paint("green", model)}, served as ${deployedModel}\n`,
    );
  }
  await askModels(models);
  process.stdout.write(`\n${changed ? WHAT_WAS_DONE : NOTHING_CHANGED}\n\n${whatNext()}`);
}

/**
 * The story of one cloud in another language: its program is installed, run by the engine, and what it exports is shown.
 *
 * @param {import("./languages.mjs").Language} language the language
 * @returns {Promise<void>} settles when the stack is up
 */
export async function upIn(language) {
  const { stack, needs, makeReady } = language;
  requireProgram(language, process.env.PATH ?? "");
  await bringUp(stack, await makeReady(await prepare(needs)));
}

const WHAT_WAS_DONE = `All of it ran on the simulated clouds inside the provider: no account, no cost, no network. The training stack read and
uploaded two training files, trained a model on each, deployed both and keeps their IDs as outputs; the serving stack reads them by
a StackReference.`;

const NOTHING_CHANGED = "Nothing changed: both stacks were found as they should be, and no job was submitted.";

function whatNext() {
  const near = (/** @type {string} */ folder) => relative(CLONE.root, folder);
  return `Pulumi's state is in ${near(CLONE.pulumi)}, the simulated clouds are in ${near(CLONE.clouds)}; git ignores both.

${paint("bold", "Next")}
  npm run --silent engine -- pulumi stack --stack dev           every resource and output of the training stack
  npx finetune ui --data-dir ${near(CLONE.clouds)}                               their curves, costs and deployments in a browser
  npm run --silent engine -- pulumi preview --stack dev --diff  after an edit of examples/quickstart/index.ts
  npm start -- --down                                           destroy both stacks and clear the simulated clouds
`;
}
