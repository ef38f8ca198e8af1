import { fileURLToPath } from "node:url";

const PULUMI = "3.259.0";
const PULUMI_YAML = "1.38.3";
const SDK_VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const YAML_VERSION_VARIABLE = "github.com/pulumi/pulumi-yaml/pkg/version.Version";

const HOSTS = fileURLToPath(new URL("go/language-hosts", import.meta.url));
const CLI = fileURLToPath(new URL("go/cli", import.meta.url));
const HOST_FLAGS = ["-ldflags", "-w -s"];
const CLI_FLAGS = [
  "-tags",
  "osusergo,grpcnotrace",
  "-ldflags",
  `-w -s -X ${SDK_VERSION_VARIABLE}=v${PULUMI} -X ${YAML_VERSION_VARIABLE}=${PULUMI_YAML}`,
];

/**
 * Our own build of the engine: what programs in TypeScript need. The CLI comes from the current module; the host of
 * Node.js was a package of the SDK module until 3.65.0 and still speaks the current protocol. Another module here is built
 * into the same folder, and the cached build is made anew because its key changes.
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
      folder: HOSTS,
      builds: "the language host of Node.js",
      flags: HOST_FLAGS,
      packages: ["github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"],
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
      folder: CLI,
      builds: `Pulumi CLI ${PULUMI}`,
      flags: CLI_FLAGS,
      packages: ["github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"],
    },
  ],
  programs: [
    "pulumi",
    "pulumi-language-nodejs",
    "pulumi-language-python-exec",
    "pulumi-resource-pulumi-nodejs",
    "pulumi-resource-pulumi-python",
  ],
};

/**
 * The hosts of YAML, Python and Go, a build of their own: only programs in these languages need them.
 *
 * @type {import("./recipe.mjs").Recipe}
 */
export const LANGUAGES_RECIPE = {
  title: "the language hosts of YAML, Python and Go",
  cache: "languages",
  version: PULUMI,
  main: "pulumi-language-yaml",
  modules: [
    {
      folder: HOSTS,
      builds: "the language hosts of Python and Go",
      flags: HOST_FLAGS,
      packages: [
        "github.com/pulumi/pulumi/sdk/v3/go/pulumi-language-go",
        "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
      ],
    },
    {
      folder: CLI,
      builds: "the language host of YAML",
      flags: CLI_FLAGS,
      packages: [
        "github.com/pulumi/pulumi-yaml/cmd/pulumi-converter-yaml",
        "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      ],
    },
  ],
  programs: ["pulumi-converter-yaml", "pulumi-language-go", "pulumi-language-python", "pulumi-language-yaml"],
};
