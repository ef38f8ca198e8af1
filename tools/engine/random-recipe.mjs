import { fileURLToPath } from "node:url";

// Our Go module has the same number, and it is that of the npm package @pulumi/random in package.json.
const RANDOM = "4.18.5";

/**
 * The plugin of `@pulumi/random`, for an engine that cannot download it. A build of its own, since the engine is used
 * without it and takes much longer.
 *
 * @type {import("./recipe.mjs").Recipe}
 */
export const RANDOM_RECIPE = {
  title: "the plugin of @pulumi/random",
  cache: "random",
  version: RANDOM,
  main: "pulumi-resource-random",
  versionArgument: "-version",
  modules: [
    {
      folder: fileURLToPath(new URL("go/random", import.meta.url)),
      builds: `the plugin of @pulumi/random ${RANDOM}`,
      // The commit of the clone is nothing to the plugin.
      flags: ["-buildvcs=false", "-ldflags", "-w -s"],
      generated: { file: "schema.json", generator: "./generate-schema" },
    },
  ],
  programs: ["pulumi-resource-random"],
};
