import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingRows } from "../../provider/configuration/settings-table";
import manifest from "../../package.json";
import { languages } from "./package-languages";

const title = "LLM fine-tuning";
const root = join(__dirname, "..", "..");
const { go, java, csharp } = languages;

/** Programs that really run, by the name that the Pulumi Registry has for their language. */
const programs = {
  python: { language: "python", file: "examples/python/__main__.py" },
  go: { language: "go", file: "examples/go/main.go" },
  java: { language: "java", file: "examples/java/src/main/java/example/App.java" },
  yaml: { language: "yaml", file: "examples/yaml/Pulumi.yaml" },
} as const;

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
  const choosable = Object.entries(programs).map(
    ([name, { language, file }]) =>
      `{{% choosable language ${name} %}}\n\n\`\`\`${language}\n${readFileSync(join(root, file), "utf8").trimEnd()}\n\`\`\`\n\n{{% /choosable %}}`,
  );
  return [
    "Fine-tuning jobs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan as resources: training data, jobs, model versions and deployments. A job is submitted once, its progress is shown, and the ID of the trained model is an output.",
    "Without an account everything runs on simulated clouds inside the provider: `pulumi config set finetune:endpoint embedded`.",
    "## Example",
    `{{< chooser language "${Object.keys(programs).join(",")}" >}}`,
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
    "## Configuration",
    "In the stack (`pulumi config set`, with `--secret` for a secret), in the environment, or as arguments of a provider that the program declares, which win over both.",
    ["| key | environment | takes | default | secret |", "| --- | --- | --- | --- | --- |", ...rows].join("\n"),
  ];
}
