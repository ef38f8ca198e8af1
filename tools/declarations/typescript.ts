import type { Change, ObjectType, Property, PropertyType } from "../../provider/contract/kinds/declaration";
import { memberSentences } from "./sentences";

/** How values stand in a type. */
export interface Style {
  /** The clouds that are registered. */
  readonly clouds: readonly string[];
  /** Members are `readonly`. */
  readonly isReadonly: boolean;
  /** Every value may be a Pulumi input. */
  readonly isInput: boolean;
  /** Named types that were met on the way, which need a declaration or an import. */
  readonly named: Map<string, ObjectType>;
  /** Types of this package that were met: resources and others' arguments. */
  readonly imported: Set<string>;
}

const wrap = (inner: string, { isInput }: Style): string => (isInput ? `pulumi.Input<${inner}>` : inner);
const literals = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(" | ");
const property = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** The TypeScript type of a declared one, without `Input` around the whole. */
export function typeText(type: PropertyType, style: Style): string {
  switch (type.type) {
    case "boolean":
      return "boolean";
    case "any":
      return "unknown";
    case "false":
      return "false";
    case "nothing":
      return "undefined";
    case "cloud":
      return `${literals(style.clouds)}${type.open === true ? " | (string & {})" : ""}`;
    case "number":
    case "integer":
      if (type.choices === undefined) return "number";
      return `${literals(type.choices)}${type.open === true ? " | (number & {})" : ""}`;
    case "text":
      if (type.choices === undefined) return "string";
      return `${literals(type.choices)}${type.open === true ? " | (string & {})" : ""}`;
    case "list":
      return listText(type.items, style);
    case "map":
      return mapText(type, style);
    case "object":
      return objectText(type, style);
    case "one of":
      return type.of.map((part) => typeText(part, style)).join(" | ");
    case "resource":
      style.imported.add(type.kind);
      return type.kind;
    case "options":
      style.imported.add("PartOptions");
      return "PartOptions";
    case "arguments":
      style.imported.add(`${type.kind}Part`);
      return `${type.kind}Part`;
  }
}

function listText(items: PropertyType, style: Style): string {
  const isResource = items.type === "resource";
  const inner = isResource ? typeText(items, style) : wrap(typeText(items, style), style);
  const array = /^[\w.]+(<[^|&]*>)?$/.test(inner) ? `${inner}[]` : `(${inner})[]`;
  return style.isReadonly ? `readonly ${array}` : array;
}

function mapText({ values, keys = [] }: PropertyType & { readonly type: "map" }, style: Style): string {
  const value = wrap(typeText(values, style), style);
  const record = `Record<string, ${value}>`;
  const all = style.isReadonly ? `Readonly<${record}>` : record;
  if (keys.length === 0) return all;
  // The names that are known are offered by editors; any other one is as good.
  const known = keys.map((key) => `${style.isReadonly ? "readonly " : ""}${property(key)}?: ${value}`);
  return `${all} & { ${known.join("; ")} }`;
}

function objectText(type: ObjectType, style: Style): string {
  const { name, open } = type;
  if (name !== undefined) style.named.set(name, type);
  const own = name ?? `{ ${membersText(type.members, style)} }`;
  return open === true ? `${own} & Record<string, unknown>` : own;
}

/** Members with their sentences. */
export function membersText(members: Readonly<Record<string, Property>>, style: Style, usual?: Change): string {
  return Object.entries(members)
    .map(([name, member]) => {
      const mark = member.required === true ? "" : "?";
      const start = `${style.isReadonly ? "readonly " : ""}${property(name)}${mark}`;
      return `${comment(memberSentences(member, usual))}\n${start}: ${valueText(member.type, style)};`;
    })
    .join("\n");
}

/** A value as a program gives it: resources stand as they are, everything else may be an input. */
function valueText(type: PropertyType, style: Style): string {
  if (!style.isInput) return typeText(type, style);
  const parts = type.type === "one of" ? type.of : [type];
  const isOwn = (part: PropertyType): boolean =>
    ["resource", "arguments", "options", "false"].includes(part.type) || (part.type === "list" && isOwn(part.items));
  const plain = parts.filter(isOwn).map((part) => typeText(part, style));
  const others = parts.filter((part) => !isOwn(part)).map((part) => typeText(part, style));
  return [...plain, ...(others.length === 0 ? [] : [`pulumi.Input<${others.join(" | ")}>`])].join(" | ");
}

/** Declarations of named types, those that they name included, in the order of their names. */
export function namedDeclarations(style: Style, usual?: (name: string) => Change | undefined): string {
  const texts = new Map<string, string>();
  for (let next = missing(style, texts); next !== undefined; next = missing(style, texts)) {
    texts.set(next.name, interfaceText(next.name, next.type, style, usual?.(next.name)));
  }
  return [...texts.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, text]) => text)
    .join("\n\n");
}

function missing(style: Style, texts: ReadonlyMap<string, string>): { name: string; type: ObjectType } | undefined {
  const found = [...style.named].find(([name]) => !texts.has(name));
  return found && { name: found[0], type: found[1] };
}

/** An interface with its sentence. */
export function interfaceText(name: string, type: ObjectType, style: Style, usual?: Change): string {
  return `${comment(type.doc?.en ?? name)}\nexport interface ${name} {\n${membersText(type.members, style, usual)}\n}`;
}

const width = 116;

/** Sentences as a comment of a declaration. */
export function comment(text: string): string {
  if (text.length < width - 6) return `/** ${text} */`;
  // What is code stays in one piece.
  const lines = (text.match(/(?:`[^`]*`|[^ `])+/g) ?? []).reduce<string[]>((sofar, word) => {
    const last = sofar[sofar.length - 1];
    if (last === undefined || last.length + word.length > width - 4) return [...sofar, word];
    return [...sofar.slice(0, -1), `${last} ${word}`];
  }, []);
  return ["/**", ...lines.map((line) => ` * ${line}`), " */"].join("\n");
}
