import { fileURLToPath } from "node:url";

const PULUMI = "3.259.0";
const PULUMI_YAML = "1.38.3";
const SDK_VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const YAML_VERSION_VARIABLE = "github.com/pulumi/pulumi-yaml/pkg/version.Version";

/**
 * Our own build of the engine. The CLI and the YAML host come from current modules; the hosts of Node.js, Python and Go
 * were packages of the SDK module until 3.65.0 and still speak the current protocol. Another module here is built into
 * the same folder, and the cached build is made anew because its key changes.
 *
 * @type {import("./recipe.mjs").Recipe}
 */
export const ENGINE_RECIPE = {
  title: "the Pulumi engine",
  cache: "engine",
  version: PULUMI,
  main: "pulumi",
  versionArgument: "version",
  modules: [
    {
      folder: fileURLToPath(new URL("go/language-hosts", import.meta.url)),
      builds: "language hosts",
      flags: ["-ldflags", "-w -s"],
      copies: {
        module: "github.com/pulumi/pulumi/sdk/v3",
        files: [
          "nodejs/dist/pulumi-resource-pulumi-nodejs",
          "python/dist/pulumi-resource-pulumi-python",
          "python/cmd/pulumi-language-python-exec",
        ],
      },
    },
    {
      folder: fileURLToPath(new URL("go/cli", import.meta.url)),
      builds: `Pulumi CLI ${PULUMI}`,
      flags: [
        "-tags",
        "osusergo,grpcnotrace",
        "-ldflags",
        `-w -s -X ${SDK_VERSION_VARIABLE}=v${PULUMI} -X ${YAML_VERSION_VARIABLE}=${PULUMI_YAML}`,
      ],
    },
  ],
  programs: [
    "pulumi",
    "pulumi-converter-yaml",
    "pulumi-language-go",
    "pulumi-language-nodejs",
    "pulumi-language-python",
    "pulumi-language-python-exec",
    "pulumi-language-yaml",
    "pulumi-resource-pulumi-nodejs",
    "pulumi-resource-pulumi-python",
  ],
};
