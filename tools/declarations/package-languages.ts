import { exampleBlock } from "./example-programs";

/** Where the sources are published. Whoever publishes them elsewhere changes this line: the Go module bears the name. */
export const repository = "github.com/pulumi-finetune/pulumi-finetune";

/** The same for the engine, which asks GitHub's API for the archives of a release. */
export const pluginDownloadUrl = `github://api.${repository}`;

/** The oldest SDKs of Pulumi that the generated packages run with: what is generated for Python names the types of resources since 3.165. */
const oldest = { nodejs: "^3.142.0", python: ">=3.165.0,<4.0.0", dotnet: "3.*" };

/** What a registry shows of the package: what it is, what it needs, and a first program. */
const readme = (title: string, language: "typescript" | "python"): string => `# ${title}

Pulumi resources for LLM fine-tuning jobs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan: training data, jobs,
versions and deployments. Generated from the schema of the plugin \`pulumi-resource-finetune\`, which it needs:
[how it is installed](https://${repository}/blob/main/docs/installation-configuration.md).

From a file to a model that answers; with \`pulumi config set finetune:endpoint embedded\` on simulated clouds, without an account:

${exampleBlock(language)}

[Every argument and output](https://${repository}/blob/main/docs/en/reference/resources.md) ·
[functions](https://${repository}/blob/main/docs/en/reference/functions.md) ·
[when things go wrong](https://${repository}/blob/main/docs/en/when-things-go-wrong.md)
`;

/** How the package is called in each language, by that language's conventions. */
export const languages = {
  nodejs: {
    packageName: "@pulumi-finetune/finetune",
    packageDescription: "Pulumi SDK of the plugin pulumi-resource-finetune, for TypeScript and JavaScript",
    readme: readme("@pulumi-finetune/finetune", "typescript"),
    dependencies: { "@pulumi/pulumi": oldest.nodejs },
    devDependencies: { "@types/node": "^20", typescript: "^5.9.0" },
    respectSchemaVersion: true,
  },
  python: {
    packageName: "pulumi_finetune",
    readme: readme("pulumi-finetune for Python", "python"),
    requires: { pulumi: oldest.python },
    pythonRequires: ">=3.9",
    pyproject: { enabled: true },
    inputTypes: "classes-and-dicts",
    respectSchemaVersion: true,
  },
  go: {
    importBasePath: `${repository}/sdk/go/finetune`,
    modulePath: `${repository}/sdk/go`,
    respectSchemaVersion: true,
  },
  csharp: {
    rootNamespace: "PulumiFinetune",
    namespaces: { finetune: "Finetune" },
    packageReferences: { Pulumi: oldest.dotnet },
    respectSchemaVersion: true,
  },
  // Without a build tool of its own: sdk/java/pom.xml is Maven's.
  java: { basePackage: "io.github.pulumifinetune" },
} as const;
