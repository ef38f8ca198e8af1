import { settingRows } from "../../provider/configuration/settings-table";
import { functions, kinds, listArguments } from "../../provider/contract/kinds";
import type { Argument, FunctionDeclaration, KindDeclaration, Output } from "../../provider/contract/kinds/declaration";
import { dynamicPrefix } from "../../provider/contract/type-tokens";
import manifest from "../../package.json";
import { schemaExample } from "./example-programs";
import { languages, pluginDownloadUrl, repository } from "./package-languages";
import { capitalised, token, Types, type Spec } from "./package-types";
import { idDoc, settingDefault } from "./sentences";

/** Kinds that the example's program declares. */
const shown = new Set(["TrainingDataset", "FineTuneJob", "ModelDeployment"]);

/** Kinds that the plugin serves as resources of their own; the others are components of them. */
const served = kinds.filter(({ blocks }) => blocks !== undefined);
const components = kinds.filter(({ blocks }) => blocks === undefined);

/**
 * The package schema of the plugin, from which the other languages' SDKs are generated. Defaults stand in the sentences alone: an
 * SDK would send one as if the program had given it, and a stack of dynamic resources that moves here would see a change.
 */
export function packageSchema(): Spec {
  const types = new Types();
  return {
    name: "finetune",
    displayName: "LLM fine-tuning",
    version: manifest.version,
    description: manifest.description,
    keywords: ["pulumi", "finetune", "llm", "fine-tuning", "category/cloud", "kind/native"],
    license: manifest.license,
    publisher: "pulumi-finetune",
    homepage: `https://${repository}`,
    repository: `https://${repository}`,
    // Where an engine that lacks the plugin gets it: the archives of the release on GitHub.
    pluginDownloadURL: pluginDownloadUrl,
    logoUrl: `https://${repository.replace("github.com", "raw.githubusercontent.com")}/main/docs/logo.svg`,
    language: languages,
    config: { variables: settings() },
    provider: {
      description:
        "One configuration of the provider: endpoint and account. What a program gives to a provider of its own wins over the environment.",
      inputProperties: settings(),
    },
    resources: Object.fromEntries([
      ...served.map((kind) => [token(kind.name), resource(kind, types)] as const),
      ...components.map((kind) => [token(kind.name), component(kind, types.ofComponents())] as const),
    ]),
    functions: Object.fromEntries(functions.map((fn) => [token(fn.name), functionSpec(fn, types)])),
    types: types.all(),
  };
}

function settings(): Spec {
  const rows = Object.entries(settingRows()).map(([name, row]) => {
    const { doc, environment, isCredential, isPlace } = row;
    const fallback = settingDefault(row, "en");
    const spec = {
      type: "string",
      description: [
        doc.en,
        ...(fallback === "" ? [] : [`Default: ${fallback}.`]),
        `In the environment: \`${environment}\`.`,
      ].join(" "),
      ...(isCredential ? { secret: true } : {}),
      ...(isPlace === true ? { willReplaceOnChanges: true } : {}),
    };
    return [name, spec] as const;
  });
  return Object.fromEntries(rows);
}

function resource(kind: KindDeclaration, types: Types): Spec {
  const { name } = kind;
  const { properties, required = [] } = types.argumentsOf(kind);
  return {
    ...told(kind, types),
    ...(shown.has(name) ? { description: `${idDoc(kind)}\n\n${schemaExample()}` } : {}),
    inputProperties: properties,
    requiredInputs: required,
    listInputs: types.members({ type: "object", members: listArguments[name] ?? {} }, `List${name}s`, undefined),
    aliases: [{ type: `${dynamicPrefix}${name}` }],
  };
}

/** Made of resources of this package by the plugin's process; options of its parts are none of a program's values. */
function component(kind: KindDeclaration, types: Types): Spec {
  const given = Object.entries<Argument>(kind.arguments).filter(([, { type }]) => type.type !== "options");
  const { properties, required = [] } = types.members(
    { type: "object", members: Object.fromEntries(given) },
    kind.name,
    undefined,
  );
  return { ...told(kind, types), isComponent: true, inputProperties: properties, requiredInputs: required };
}

/** What is told of a kind, and what it tells. */
function told(kind: KindDeclaration, types: Types): Spec {
  const { name, outputs } = kind;
  const outputTypes = types.ofOutputs();
  const seen = Object.entries<Output>(outputs).filter(([, { internal }]) => internal !== true);
  return {
    description: idDoc(kind),
    properties: Object.fromEntries(
      seen.map(([output, property]) => [output, outputSpec(name, output, property, outputTypes)]),
    ),
    required: seen
      .filter(([, { optional, sdkRequired }]) => optional !== true || sdkRequired === true)
      .map(([output]) => output),
  };
}

function outputSpec(owner: string, name: string, output: Output, types: Types): Spec {
  const { type, secret } = output;
  const path = `${owner}${capitalised(name)}`;
  const spec = types.spec(type, path);
  types.describe(path, idDoc(output));
  return { ...spec, description: idDoc(output), ...(secret ? { secret } : {}) };
}

function functionSpec({ name, doc, arguments: args, result, many }: FunctionDeclaration, types: Types): Spec {
  const owner = capitalised(name);
  const outputTypes = types.ofOutputs();
  const tells = functions.find((other) => other.result.name === result.name)?.result ?? result;
  const outputs =
    many !== undefined
      ? {
          properties: {
            [many.as]: { type: "array", items: outputTypes.spec(tells, owner), description: tells.doc?.en },
          },
          required: [many.as],
        }
      : outputTypes.members(tells, tells.name ?? owner, undefined);
  return {
    description: doc.en,
    inputs: { type: "object", ...types.members({ type: "object", members: args }, owner, undefined) },
    outputs: { type: "object", ...outputs },
  };
}
