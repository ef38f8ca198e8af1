import { chmodSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { linkPlugin } from "./link-plugin.mjs";

// What would lead Pulumi to the user's own login or secrets in spite of our home and backend.
const LEADS_TO_THE_USER = [
  "PULUMI_ACCESS_TOKEN",
  "PULUMI_API",
  "PULUMI_CREDENTIALS_PATH",
  "PULUMI_CONFIG_PASSPHRASE_FILE",
];

/**
 * The environment in which a command runs with an engine first on PATH and a Pulumi home, backend and passphrase of its
 * own. Makes the folders that Pulumi expects to exist, and puts the engine's plugins into the home.
 *
 * @param {import("./ensure-engine.mjs").Engine} engine the engine
 * @param {{ pulumi: string, clouds?: string }} folders `pulumi`: home and state of the isolated Pulumi; `clouds`: where
 *   the embedded simulated clouds live
 * @param {NodeJS.ProcessEnv} env the environment to start from
 * @returns {NodeJS.ProcessEnv} a new environment
 */
export function engineEnvironment(engine, folders, env) {
  const home = join(folders.pulumi, "home");
  const state = join(folders.pulumi, "state");
  for (const folder of [home, state]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Its passphrase is known to everyone, and a secret of the user's may come into that state nevertheless.
  chmodSync(folders.pulumi, 0o700);
  for (const plugin of engine.plugins) linkPlugin(plugin, home);
  const kept = Object.entries(env).filter(([name]) => !LEADS_TO_THE_USER.includes(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [engine.bin, ...(env.PATH ?? "").split(delimiter).filter((folder) => folder !== engine.bin)].join(delimiter),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    // Not a secret: it only lets the file backend encrypt without asking. Nothing in this state is worth more.
    PULUMI_CONFIG_PASSPHRASE: "pulumi-finetune",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DIY_BACKEND_NO_LEGACY_WARNING: "true",
    PULUMI_SUPPRESS_NEO_LINK: "true",
    ...(folders.clouds === undefined ? {} : { FINETUNE_DATA_DIR: folders.clouds }),
    ...(engine.isOurBuild ? OUR_BUILD_ONLY : {}),
  };
}

// Our build has its hosts beside it and asks nobody for more. A CLI of the user's may fetch plugins as it always does.
const OUR_BUILD_ONLY = {
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
  PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
};
