import { settingRows } from "../../provider/configuration/settings-table";
import manifest from "../../package.json";
import { exampleBlock, exampleLanguages } from "./example-programs";
import { languages } from "./package-languages";
import { settingDefault } from "./sentences";

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
  const rows = Object.entries(settingRows()).map(([name, row]) => {
    const secret = row.isCredential ? "yes" : "";
    return `| \`finetune:${name}\` | \`${row.environment}\` | ${cell(row.doc.en)} | ${settingDefault(row, "en")} | ${secret} |`;
  });
  return [
    "## Installation",
    [
      "| language | install | in a program |",
      "| --- | --- | --- |",
      '| TypeScript, JavaScript | `npm install pulumi-finetune @pulumi/pulumi` | `import * as finetune from "pulumi-finetune/native"` |',
      "| Python | `pip install pulumi-finetune` | `import pulumi_finetune as finetune` |",
      `| Go | \`go get ${go.modulePath}\` | \`import "${go.importBasePath}"\` |`,
      `| Java | \`mvn install\` in \`sdk/java\` of the sources | \`import ${java.basePackage}.finetune.*\` |`,
      `| .NET | \`sdk/dotnet\` of the sources | \`using ${csharp.rootNamespace}.Finetune\` |`,
      "| YAML | nothing | types `finetune:FineTuneJob` and so on |",
    ].join("\n"),
    `The generated package of TypeScript that the examples import, \`${languages.nodejs.packageName}\`, is built from \`sdk/nodejs\` of the sources; \`pulumi-finetune/native\` has the same classes, and takes resources where the others take IDs.`,
    "The plugin `pulumi-resource-finetune` is in the npm package `pulumi-finetune` and needs Node.js 20.19 or newer. A project names it:",
    "```yaml\nplugins:\n  providers:\n    - name: finetune\n      path: node_modules/pulumi-finetune/plugin\n```",
    "Where there is no Node.js, the archive of a release holds an executable that needs none. Pulumi installs it, and the project names no path then:",
    "```sh\npulumi plugin install resource finetune <version> --file pulumi-resource-finetune-v<version>-<os>-<arch>.tar.gz\n```",
    "Where no npm package is wanted, `npm run plugin` in a clone packs an archive for any system that has Node.js and npm, and Pulumi installs it:",
    "```sh\npulumi plugin install resource finetune <version> --file pulumi-resource-finetune-v<version>-node.tar.gz\n```",
    "What there is on the accounts, without a program: `pulumi do --package node_modules/pulumi-finetune/plugin/pulumi-resource-finetune finetune:FineTuneJob list`.",
    "## Configuration",
    "```sh\npulumi config set --secret finetune:dashscopeApiKey     # Bailian; or export DASHSCOPE_API_KEY=…\npulumi config set --secret finetune:qianfanAccessKey    # Qianfan; or export QIANFAN_ACCESS_KEY=…\npulumi config set --secret finetune:qianfanSecretKey    #          or export QIANFAN_SECRET_KEY=…\npulumi config set finetune:endpoint embedded            # instead: simulated clouds, without keys\n```",
    "In the stack (`pulumi config set`, with `--secret` for a secret), in the environment, or as arguments of a provider that the program declares, which win over both.",
    ["| key | environment | meaning | default | secret |", "| --- | --- | --- | --- | --- |", ...rows].join("\n"),
  ];
}
