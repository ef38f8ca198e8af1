import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** The same program in each language, as it really runs where its tools are, by the name that the Pulumi Registry has for the language. */
const files = {
  typescript: "examples/typescript/index.ts",
  python: "examples/python/__main__.py",
  go: "examples/go/main.go",
  csharp: "examples/dotnet/Program.cs",
  java: "examples/java/src/main/java/example/App.java",
  yaml: "examples/yaml/Pulumi.yaml",
} as const;

/** The languages, in the order in which they are shown. */
export const exampleLanguages = Object.keys(files) as readonly (keyof typeof files)[];

/** The program in a language, as a block of a page: without what is this clone's, the project file in YAML and the place of the data. */
export function exampleBlock(language: keyof typeof files): string {
  const whole = readFileSync(join(root, files[language]), "utf8").trimEnd();
  const text = whole.replace(/^name: [\s\S]*?\n(?=resources:)/, "").replaceAll("../quickstart/data/", "data/");
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** The program as descriptions of the package schema have examples: each SDK's documentation shows its own language. */
export function schemaExample(): string {
  const blocks = exampleLanguages.map(exampleBlock);
  return [
    "{{% examples %}}",
    // Inside, so that a language without a program has no empty heading.
    "{{% example %}}",
    "## Example Usage: from a file to a model that answers",
    ...blocks,
    "{{% /example %}}",
    "{{% /examples %}}",
  ].join("\n\n");
}
