import { fileURLToPath } from "node:url";

const GENERATORS = "3.259.0";
// The newest that has the generator of .NET; the one of Java fits it.
const OLDER_GENERATORS = "3.145.0";
const JAVA = "0.19.0";

const SDKS = fileURLToPath(new URL("go/sdks", import.meta.url));
const OLDER_SDKS = fileURLToPath(new URL("go/sdks-older", import.meta.url));
// The commit of the clone is nothing to them.
const FLAGS = ["-buildvcs=false", "-ldflags", "-w -s"];

/**
 * Pulumi's own generators of SDKs: the language hosts of our engine are older than the call that generates.
 *
 * @type {import("./recipe.mjs").Recipe}
 */
export const SDKS_RECIPE = {
  title: "the generators of the SDKs",
  cache: "sdks",
  version: GENERATORS,
  main: "pulumi-sdks",
  modules: [
    {
      folder: SDKS,
      builds: `Pulumi's generators of SDKs ${GENERATORS}`,
      // Those of the CLI, whose packages are compiled already where it was built.
      flags: ["-tags", "osusergo,grpcnotrace", ...FLAGS],
      packages: ["example.invalid/pulumi-sdks"],
    },
    {
      folder: OLDER_SDKS,
      builds: `Pulumi's generators of the SDKs of .NET and Java ${OLDER_GENERATORS}`,
      flags: FLAGS,
      packages: ["example.invalid/pulumi-older-sdks"],
    },
  ],
  programs: ["pulumi-sdks", "pulumi-older-sdks"],
};

/**
 * The host of Java, a build of its own: only programs in Java need it.
 *
 * @type {import("./recipe.mjs").Recipe}
 */
export const JAVA_RECIPE = {
  title: "the language host of Java",
  cache: "java",
  version: JAVA,
  main: "pulumi-language-java",
  modules: [
    {
      folder: OLDER_SDKS,
      builds: "the language host of Java",
      flags: ["-ldflags", `-w -s -X github.com/pulumi/pulumi-java/pkg/version.Version=${JAVA}`],
      packages: ["github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java"],
    },
  ],
  programs: ["pulumi-language-java"],
};
