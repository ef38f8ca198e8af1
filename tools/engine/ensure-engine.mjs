import { withLock } from "../lock/with-lock.mjs";
import { paint } from "../terminal/paint.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { buildEngine } from "./build-engine.mjs";
import { engineFolder } from "./engine-folder.mjs";
import { findProgram } from "./find-program.mjs";
import { isCompleteBuild } from "./is-complete-build.mjs";
import { OLDEST_PULUMI } from "./oldest-pulumi.mjs";
import { pulumiOnPath } from "./pulumi-on-path.mjs";
import { ENGINE_RECIPE } from "./recipe.mjs";

/** @typedef {import("./pulumi-on-path.mjs").Engine} Engine */

/**
 * Gets a Pulumi engine: the one on PATH if it will do, else our cached build, else a new build with Go.
 *
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<Engine & { from: "PATH" | "cache" | "build" }>} where it is
 * @throws {WayOutError} says what to install where none can be had
 */
export async function ensureEngine(env) {
  const onPath = await pulumiOnPath(env);
  if ("engine" in onPath) return { ...onPath.engine, from: "PATH" };

  const folder = engineFolder(ENGINE_RECIPE, env);
  const ours = { bin: folder, version: ENGINE_RECIPE.version, isOurBuild: true };
  if (isCompleteBuild(folder, ENGINE_RECIPE)) return { ...ours, from: "cache" };

  if (findProgram("go", env.PATH ?? "") === undefined) throw nothingToBuildWith(onPath.refused);
  if (onPath.refused) process.stderr.write(`${paint("yellow", "note:", process.stderr)} ${onPath.refused}\n`);
  await withLock(`${folder}.lock`, "building the Pulumi engine", async () => {
    if (!isCompleteBuild(folder, ENGINE_RECIPE)) await buildEngine(ENGINE_RECIPE, folder, env);
  });
  return { ...ours, from: "build" };
}

/** @param {string | undefined} refused */
function nothingToBuildWith(refused) {
  return new WayOutError(
    `${refused ?? "there is no pulumi on PATH"}, and there is no Go on PATH to build one`,
    `Install the Pulumi CLI ${OLDEST_PULUMI} or newer: https://www.pulumi.com/docs/install/\n` +
      "Or install Go 1.25 or newer, and the CLI is built for you: https://go.dev/doc/install",
  );
}
