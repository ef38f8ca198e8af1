import { declaredBlocks } from "../../provider/clouds/declared-blocks";
import { settingRows } from "../../provider/configuration/settings-table";
import { functions, kinds, listArguments } from "../../provider/contract/kinds";
import type {
  Argument,
  Change,
  FunctionDeclaration,
  KindDeclaration,
  ObjectType,
  Output,
  Property,
  PropertyType,
} from "../../provider/contract/kinds/declaration";
import { dynamicPrefix, nativePrefix } from "../../provider/contract/type-tokens";
import manifest from "../../package.json";
import { languages, repository } from "./package-languages";
import { shapeType } from "./rule-type";
import { memberSentences } from "./sentences";

/** A part of a package schema, as Pulumi's metaschema has it. */
type Spec = Readonly<Record<string, unknown>>;

const token = (name: string): string => `${nativePrefix}${name}`;
const capitalised = (name: string): string => name.replace(/^./, (letter) => letter.toUpperCase());
const clouds = Object.keys(declaredBlocks);
const anything = { $ref: "pulumi.json#/Any" };

/** Changes that make the resource anew; one that a cloud may do in place is none of them. */
const replacing: ReadonlySet<Change | undefined> = new Set<Change>([
  "trains anew",
  "uploads anew",
  "publishes anew",
  "deploys anew",
]);

/** Kinds that the plugin serves as resources of their own. */
const served = kinds.filter(({ blocks }) => blocks !== undefined);

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
    logoUrl: `https://${repository.replace("github.com", "raw.githubusercontent.com")}/main/docs/logo.svg`,
    language: languages,
    config: { variables: settings() },
    provider: {
      description:
        "One configuration of the provider: endpoint and account. What a program gives to a provider of its own wins over the environment.",
      inputProperties: settings(),
    },
    resources: Object.fromEntries(served.map((kind) => [token(kind.name), resource(kind, types)])),
    functions: Object.fromEntries(functions.map((fn) => [token(fn.name), functionSpec(fn, types)])),
    types: types.all(),
  };
}

function settings(): Spec {
  const rows = Object.entries(settingRows()).map(([name, { takes, environment, fallback, isCredential, isPlace }]) => {
    const fallbackText = fallback === undefined ? "" : ` Default: \`${fallback}\`.`;
    const said = `${capitalised(takes)}. In the environment: \`${environment}\`.${fallbackText}`;
    const spec = {
      type: "string",
      description: said,
      ...(isCredential ? { secret: true } : {}),
      ...(isPlace === true ? { willReplaceOnChanges: true } : {}),
    };
    return [name, spec] as const;
  });
  return Object.fromEntries(rows);
}

function resource(kind: KindDeclaration, types: Types): Spec {
  const { name, doc, blocks } = kind;
  const sent = Object.entries<Argument>(kind.arguments).filter(([, { programOnly }]) => programOnly !== true);
  const seen = Object.entries<Output>(kind.outputs).filter(([, { internal }]) => internal !== true);
  const blockInputs = clouds.flatMap((cloud) => {
    const block = declaredBlocks[cloud as keyof typeof declaredBlocks][name];
    if (block === undefined || blocks === undefined) return [];
    const shapes = block.shapes.map((shape) => types.block(shapeType(shape), blocks.change));
    const type = shapes.length === 1 ? shapes[0] : { oneOf: shapes };
    return [[cloud, { ...type, description: `${blocks.doc.en.replace(/\.$/, "")}, on the cloud \`${cloud}\`.` }]];
  });
  return {
    description: doc.en,
    properties: Object.fromEntries(
      seen.map(([output, property]) => [output, outputSpec(name, output, property, types)]),
    ),
    required: seen.filter(([, { optional }]) => optional !== true).map(([output]) => output),
    inputProperties: Object.fromEntries([
      ...sent.map(([argument, property]) => [argument, types.property(name, argument, property, "in place")]),
      ...blockInputs,
    ]),
    requiredInputs: sent.filter(([, { required }]) => required === true).map(([argument]) => argument),
    listInputs: types.members({ type: "object", members: listArguments[name] ?? {} }, `List${name}s`, undefined),
    aliases: [{ type: `${dynamicPrefix}${name}` }],
  };
}

function outputSpec(owner: string, name: string, { type, doc, secret }: Output, types: Types): Spec {
  return { ...types.spec(type, `${owner}${capitalised(name)}`), description: doc.en, ...(secret ? { secret } : {}) };
}

function functionSpec({ name, doc, arguments: args, result, many }: FunctionDeclaration, types: Types): Spec {
  const owner = capitalised(name);
  const told = functions.find((other) => other.result.name === result.name)?.result ?? result;
  const outputs =
    many !== undefined
      ? {
          properties: { [many.as]: { type: "array", items: types.spec(told, owner), description: told.doc?.en } },
          required: [many.as],
        }
      : types.members(told, told.name ?? owner, undefined);
  return {
    description: doc.en,
    inputs: { type: "object", ...types.members({ type: "object", members: args }, owner, undefined) },
    outputs: { type: "object", ...outputs },
  };
}

/** The named types that were met, each by its token. */
class Types {
  private readonly met = new Map<string, Spec>();

  all(): Spec {
    return Object.fromEntries([...this.met].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** A member with its sentences. */
  property(owner: string, name: string, member: Property, usual: Change | undefined): Spec {
    const change = member.change ?? usual;
    return {
      ...this.spec(member.type, `${owner}${capitalised(name)}`, change),
      description: memberSentences(member, usual),
      ...(replacing.has(change) ? { willReplaceOnChanges: true } : {}),
      ...(member.secret === true ? { secret: true } : {}),
    };
  }

  /** Members of an object. */
  members(type: ObjectType, owner: string, usual: Change | undefined): Spec {
    const entries = Object.entries(type.members);
    const required = entries.filter(([, member]) => member.required === true).map(([name]) => name);
    return {
      properties: Object.fromEntries(
        entries.map(([name, member]) => [name, this.property(owner, name, member, usual)]),
      ),
      ...(required.length === 0 ? {} : { required }),
    };
  }

  /** A cloud's block, whose name says the cloud and the kind. */
  block(type: ObjectType, usual: Change): Spec {
    return this.object({ ...type, name: (type.name ?? "").replace(/Arguments$/, "Block") }, "", usual);
  }

  /** @param path names what has no name of its own. */
  spec(type: PropertyType, path: string, usual?: Change): Spec {
    switch (type.type) {
      case "boolean":
      case "false":
        return { type: "boolean" };
      case "number":
        return { type: "number" };
      case "integer":
        // Of what comes back nothing changes, and it may be a count that the 32 bits of other languages cannot hold.
        return { type: usual === undefined ? "number" : "integer" };
      case "cloud":
        return this.choices(token("Cloud"), clouds, type.open === true, "A cloud.");
      case "text":
        if (type.choices === undefined) return { type: "string" };
        return this.choices(token(path), type.choices, type.open === true, undefined);
      case "list":
        return { type: "array", items: this.spec(type.items, path, usual) };
      case "map":
        return { type: "object", additionalProperties: this.spec(type.values, `${path}Value`, usual) };
      case "object":
        return this.object(type, path, usual);
      case "one of":
        return this.oneOf(type.of, path, usual);
      case "any":
        return anything;
      case "nothing":
      case "resource":
      case "arguments":
      case "options":
        throw new TypeError(`${path}: ${type.type} is nothing that the plugin gets`);
    }
  }

  private object(type: ObjectType, path: string, usual: Change | undefined): Spec {
    const { name = path, doc } = type;
    const ref = { $ref: `#/types/${token(name)}` };
    if (this.met.has(token(name))) return ref;
    // Named first: a member may be of the same type.
    this.met.set(token(name), {});
    const description = doc === undefined ? {} : { description: doc.en };
    this.met.set(token(name), { type: "object", ...description, ...this.members(type, name, usual) });
    return ref;
  }

  /** A text of known values; where the list may grow, any other text as well. */
  private choices(name: string, values: readonly string[], isOpen: boolean, description: string | undefined): Spec {
    const known = { type: "string", enum: values.map((value) => ({ value })) };
    this.met.set(name, { ...(description === undefined ? {} : { description }), ...known });
    const ref = { $ref: `#/types/${name}` };
    return isOpen ? { oneOf: [{ type: "string" }, { type: "string", ...ref }] } : { type: "string", ...ref };
  }

  /** What the plugin gets of several: a resource stands for its ID, nothing for an absent value. */
  private oneOf(parts: readonly PropertyType[], path: string, usual: Change | undefined): Spec {
    const passed = parts.filter(({ type }) => type !== "resource" && type !== "nothing");
    const specs = passed.map((part) => this.spec(part, path, usual));
    const [only] = specs;
    if (specs.length === 1 && only !== undefined) return only;
    const flat = specs.flatMap((spec) => (Array.isArray(spec["oneOf"]) ? (spec["oneOf"] as Spec[]) : [spec]));
    const distinct = new Map(flat.map((spec) => [JSON.stringify(spec), spec]));
    return { oneOf: [...distinct.values()] };
  }
}
