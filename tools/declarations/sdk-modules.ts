import { declaredBlocks } from "../../provider/clouds/declared-blocks";
import { functions, kinds } from "../../provider/contract/kinds";
import type { Argument, KindDeclaration, ObjectType, Output } from "../../provider/contract/kinds/declaration";
import { comment, interfaceText, membersText, namedDeclarations, typeText, type Style } from "./typescript";

const clouds = Object.keys(declaredBlocks);

const newStyle = (of: { isReadonly: boolean; isInput: boolean }): Style => ({
  clouds,
  ...of,
  named: new Map(),
  imported: new Set(),
});

/** File name of a kind. */
export const fileOf = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const argsName = (cloud: string, kind: string): string | undefined =>
  declaredBlocks[cloud as keyof typeof declaredBlocks][kind]?.name.replace(/Arguments$/, "Args");

const capitalised = (name: string): string => name.replace(/^./, (letter) => letter.toUpperCase());
const lowered = (name: string): string => name.replace(/^./, (letter) => letter.toLowerCase());

/** Where the SDK's own classes and argument types stand. */
const placesOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(kinds.map(({ name }) => [name, `../${fileOf(name)}`])),
  ...Object.fromEntries(kinds.map(({ name }) => [`${name}Part`, "../parts"])),
  PartOptions: "../parts",
};

function importsOf(style: Style, own: string): string {
  return [...style.imported]
    .filter((name) => name !== own)
    .sort()
    .map((name) => `import type { ${name} } from "${placesOf[name] ?? `../${fileOf(name)}`}";`)
    .join("\n");
}

/** Names of shared types that a text uses. */
function sharedImports(style: Style, shared: Map<string, { style: Style; type: ObjectType }>): string {
  for (const [name, type] of style.named) shared.set(name, { style, type });
  const names = [...style.named.keys()].sort();
  return names.length === 0 ? "" : `import type { ${names.join(", ")} } from "./types";`;
}

/** The types of a kind's arguments and outputs, and the names of its outputs. */
function kindModule(kind: KindDeclaration, shared: Map<string, { style: Style; type: ObjectType }>): string {
  const given = newStyle({ isReadonly: true, isInput: true });
  const told = newStyle({ isReadonly: true, isInput: false });
  const { name, outputs } = kind;
  const args = Object.entries<Argument>(kind.arguments).filter(([, { internal }]) => internal !== true);
  const isApart = ([, { programOnly }]: readonly [string, Argument]): boolean => programOnly === true;
  const common = membersText(Object.fromEntries(args.filter((entry) => !isApart(entry))), given);
  const apart = args.filter(isApart).map(([member, argument]) => {
    const text = membersText({ [member]: argument }, given);
    return `${comment(`Argument \`${member}\` of a \`${name}\`.`)}\nexport interface ${name}${capitalised(member)}Args {\n${text}\n}`;
  });
  const withBlocks = apart.length > 0 ? [] : blocksText(kind);
  const seen = Object.entries<Output>(outputs).filter(([, { internal }]) => internal !== true);
  const isComponent = kind.blocks === undefined;
  const members = seen.map(([output, { type, doc, optional }]) => {
    const inner = `${typeText(type, told)}${optional === true ? " | undefined" : ""}`;
    const whole = type.type === "resource" ? inner : `pulumi.Output<${inner}>`;
    return `${comment(doc.en)}\nreadonly ${output}: ${whole};`;
  });
  const outputNames = `${comment(`Names of the outputs of a \`${name}\`.`)}\nexport const ${lowered(name)}Outputs: readonly string[] = ${JSON.stringify(seen.map(([output]) => output))};`;
  const outputsText = [
    ...(isComponent ? [] : [outputNames]),
    `${comment(`Outputs of a \`${name}\`.`)}\nexport interface ${name}Outputs {\n${members.join("\n")}\n}`,
  ];
  const blocks = withBlocks.length === 0 ? [] : clouds.flatMap((cloud) => argsName(cloud, name) ?? []);
  for (const part of told.imported) given.imported.add(part);
  const head = [
    `import type * as pulumi from "@pulumi/pulumi";`,
    importsOf(given, `${name}Outputs`),
    ...(blocks.length === 0 ? [] : [`import type { ${blocks.sort().join(", ")} } from "./blocks";`]),
    mergedShared([given, told], shared),
  ];
  const suffix = isComponent ? "Args" : "CommonArgs";
  const own = `${comment(isComponent ? `Arguments of a \`${name}\`: those of its parts, without what one part takes from another.` : `Arguments of a \`${name}\` beside the cloud's block.`)}\nexport interface ${name}${suffix} {\n${common}\n}`;
  return [head.filter((line) => line !== "").join("\n"), own, ...apart, ...withBlocks, ...outputsText].join("\n\n");
}

function mergedShared(styles: readonly Style[], shared: Map<string, { style: Style; type: ObjectType }>): string {
  const lines = styles.map((style) => sharedImports(style, shared)).filter((line) => line !== "");
  const names = lines.flatMap((line) => /\{ ([^{}]*) \}/.exec(line)?.[1]?.split(", ") ?? []);
  return names.length === 0 ? "" : `import type { ${[...new Set(names)].sort().join(", ")} } from "./types";`;
}

/** All arguments of a kind: the common ones and the cloud blocks. */
function blocksText({ name, blocks }: KindDeclaration): string[] {
  if (blocks === undefined) return [];
  const own = clouds.filter((cloud) => argsName(cloud, name) !== undefined);
  const member = (cloud: string, mark: string): string =>
    `${comment(`${blocks.doc.en.replace(/\.$/, "")}, on the cloud \`${cloud}\`.`)}\nreadonly ${cloud}${mark}: pulumi.Input<${argsName(cloud, name)}>;`;
  if (blocks.count === "at most one") {
    const text = own.map((cloud) => member(cloud, "?")).join("\n");
    return [
      `${comment(`Arguments of a \`${name}\`: the common ones, and at most the block of its cloud.`)}\nexport interface ${name}Args extends ${name}CommonArgs {\n${text}\n}`,
    ];
  }
  const ways = own.map((cloud) => {
    const others = own.filter((other) => other !== cloud).map((other) => `readonly ${other}?: undefined;`);
    return `| {\n${member(cloud, "")}\n${others.join("\n")}\n}`;
  });
  return [
    `${comment(`Arguments of a \`${name}\`: the common ones and exactly one cloud's block.`)}\nexport type ${name}Args = ${name}CommonArgs & (${ways.join("\n")});`,
  ];
}

/** The cloud blocks with every value as a Pulumi input. */
function blocksModule(): string {
  const lines = Object.entries(declaredBlocks).map(([cloud, blocks]) => {
    const names = Object.values(blocks).map(({ name }) => name);
    const types = Object.entries(blocks).map(
      ([kind, { name }]) =>
        `${comment(`Block \`${cloud}\` of a \`${kind}\`. Each member is a Pulumi input.`)}\nexport type ${name.replace(/Arguments$/, "Args")} = Inputs<${name}>;`,
    );
    return {
      head: `import type { ${names.sort().join(", ")} } from "../../provider/clouds/${cloud}/arguments";`,
      types,
    };
  });
  return [
    [...lines.map(({ head }) => head), `import type { Inputs } from "../inputs";`].join("\n"),
    ...lines.flatMap(({ types }) => types),
  ].join("\n\n");
}

/** What functions take and tell. */
function functionTypes(): { style: Style; texts: string[] } {
  const style = newStyle({ isReadonly: true, isInput: false });
  const results = new Map<string, ObjectType>();
  for (const { result } of functions) {
    if (result.name !== undefined && Object.keys(result.members).length > 0) results.set(result.name, result);
  }
  const filters = functions.flatMap(({ many, arguments: members }) =>
    many === undefined ? [] : [interfaceText(many.filter, { type: "object", doc: many.doc, members }, style)],
  );
  const texts = [...filters, ...[...results].map(([name, type]) => interfaceText(name, type, style))];
  return { style, texts };
}

/** Every generated file of the SDK, by its name in `sdk/declared/`. */
export function sdkModules(): ReadonlyMap<string, string> {
  const shared = new Map<string, { style: Style; type: ObjectType }>();
  const files = new Map(kinds.map((kind) => [fileOf(kind.name), kindModule(kind, shared)]));
  const told = functionTypes();
  for (const [name, type] of told.style.named) shared.set(name, { style: told.style, type });
  const styles = [true, false].map((isInput) => {
    const style = newStyle({ isReadonly: true, isInput });
    for (const [name, { style: user, type }] of shared) if (user.isInput === isInput) style.named.set(name, type);
    return style;
  });
  files.set(
    "types",
    [
      `import type * as pulumi from "@pulumi/pulumi";`,
      ...styles.map((style) => namedDeclarations(style)),
      ...told.texts,
    ].join("\n\n"),
  );
  files.set("blocks", blocksModule());
  return files;
}
