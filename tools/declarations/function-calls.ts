import { kinds } from "../../provider/contract/kinds";
import type { FunctionDeclaration } from "../../provider/contract/kinds/declaration";
import { capitalised } from "./package-types";

/** What stands for an argument in a call. */
const examples: Readonly<Record<string, string>> = {
  getFineTuneJob: "bailian/ft-…",
  getModelDeployment: "qianfan/svco-…",
};
const cloud = "bailian";

/**
 * How a function is called in each language, by the naming of Pulumi's generators: with its ID, or narrowed by the first argument
 * of a list. Rows of a language and a call in Markdown.
 */
export function functionCalls({ name, arguments: args, gives }: FunctionDeclaration): readonly (readonly string[])[] {
  const [argument = ""] = Object.keys(args);
  const value = `"${examples[name] ?? cloud}"`;
  const upper = capitalised(name);
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const goName = goNameOf(name);
  const field = capitalised(argument);
  const [program, goValue] =
    gives === "many"
      ? [`for await (const one of ${name}({ ${argument}: ${value} })) …`, `pulumi.StringRef(${value})`]
      : [`await ${name}(${value})`, value];
  const calls = [
    ["TypeScript, `pulumi-finetune`", program],
    ["TypeScript, `sdk/nodejs`", `finetune.${name}({ ${argument}: ${value} })`],
    ["Python", `pulumi_finetune.${snake}(${argument}=${value})`],
    ["Go", `finetune.${goName}(ctx, &finetune.${goName}Args{${field}: ${goValue}})`],
    ["Java", `FinetuneFunctions.${name}(${upper}Args.builder().${argument}(${value}).build())`],
    [".NET", `${upper}.Invoke(new() { ${field} = ${value} })`],
    ["YAML", `fn::invoke: {function: finetune:${name}, arguments: {${argument}: ${value}}}`],
  ] as const;
  return calls.map(([language, call]) => [language, `\`${call}\``]);
}

/** A `get` of what is a resource too is a look-up in Go, where both would have one name. */
function goNameOf(name: string): string {
  const resource = name.replace(/^get/, "");
  const isResource = kinds.some((kind) => kind.name === resource);
  return name.startsWith("get") && isResource ? `Lookup${resource}` : capitalised(name);
}
