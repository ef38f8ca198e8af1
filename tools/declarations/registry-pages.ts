import { settingRows } from "../../provider/configuration/settings-table";
import manifest from "../../package.json";
import { exampleBlock, exampleLanguages } from "./example-programs";
import { languages } from "./package-languages";

const title = "LLM fine-tuning";
const { go, java, csharp } = languages;

const head = (heading: string, description: string, layout: string): string =>
  `---\ntitle: ${heading}\nmeta_desc: ${description}\nlayout: ${layout}\n---`;

/** The pages that the Pulumi Registry expects of a package, by their paths. */
export function registryPages(notice: string): [path: string, text: string][] {
  const comment = `<!-- ${notice} -->`;
  return [
    ["docs/_index.md", [head(title, manifest.description, "package"), comment, ...index(), ""].join("\n\n")],
    [
      "docs/installation-configuration.md",
      [
        head(`${title}: installation and configuration`, `How ${title} is installed and configured.`, "package"),
        comment,
        ...installation(),
        "",
      ].join("\n\n"),
    ],
  ];
}

function index(): string[] {
  const choosable = exampleLanguages.map(
    (language) => `{{% choosable language ${language} %}}\n\n${exampleBlock(language)}\n\n{{% /choosable %}}`,
  );
  return [
    "Fine-tuning jobs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan as resources: training data, jobs, model versions and deployments. A job is submitted once, its progress is shown, and the ID of the trained model is an output.",
    "Without an account everything runs on simulated clouds inside the provider: `pulumi config set finetune:endpoint embedded`.",
    "## Example",
    `{{< chooser language "${exampleLanguages.join(",")}" >}}`,
    ...choosable,
    "{{< /chooser >}}",
  ];
}

function installation(): string[] {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = Object.entries(settingRows()).map(([name, { takes, environment, fallback, isCredential }]) => {
    const secret = isCredential ? "yes" : "";
    return `| \`finetune:${name}\` | \`${environment}\` | ${cell(takes)} | ${fallback === undefined ? "" : `\`${fallback}\``} | ${secret} |`;
  });
  return [
    "## Installation",
    [
      "| language | package |",
      "| --- | --- |",
      `| TypeScript, JavaScript | npm \`${languages.nodejs.packageName}\` |`,
      "| Python | PyPI `pulumi-finetune`, imported as `pulumi_finetune` |",
      `| Go | \`${go.importBasePath}\` |`,
      `| .NET | NuGet \`${csharp.rootNamespace}.Finetune\` |`,
      `| Java | Maven \`${java.basePackage}:finetune\` |`,
      "| YAML | none: types `finetune:FineTuneJob` and so on |",
    ].join("\n"),
    "The plugin `pulumi-resource-finetune` is in the npm package `pulumi-finetune` and needs Node.js 20.19 or newer. A project names it:",
    "```yaml\nplugins:\n  providers:\n    - name: finetune\n      path: node_modules/pulumi-finetune/plugin\n```",
    "Where there is no Node.js, the archive of a release holds an executable that needs none; of a project that names no path the engine then takes it from its own folder:",
    "```sh\npulumi plugin install resource finetune <version> --file pulumi-resource-finetune-v<version>-<os>-<arch>.tar.gz\n```",
    "Where no npm package is wanted, `npm run plugin` in a clone packs an archive for any system that has Node.js and npm, and Pulumi installs it:",
    "```sh\npulumi plugin install resource finetune <version> --file pulumi-resource-finetune-v<version>-node.tar.gz\n```",
    "What there is on the accounts, without a program: `pulumi do --package node_modules/pulumi-finetune/plugin/pulumi-resource-finetune finetune:FineTuneJob list`.",
    "## Configuration",
    "In the stack (`pulumi config set`, with `--secret` for a secret), in the environment, or as arguments of a provider that the program declares, which win over both.",
    ["| key | environment | takes | default | secret |", "| --- | --- | --- | --- | --- |", ...rows].join("\n"),
  ];
}
