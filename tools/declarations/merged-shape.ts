import type { ObjectType, Property, PropertyType, Words } from "../../provider/contract/kinds/declaration";

/**
 * The shapes of a block as one type. A choice of objects is no type at all in Go, a wrapper in Java and .NET, and in Python its
 * members keep the names of Python where one of them is wrong; so the members say themselves to which shape they belong, and check
 * tells what is missing or too much.
 */
export function mergedShape(shapes: readonly ObjectType[]): ObjectType {
  const [{ name = "" } = {}] = shapes;
  const docs = shapes.flatMap(({ doc }) => doc ?? []);
  const names = [...new Set(shapes.flatMap(({ members }) => Object.keys(members)))];
  return {
    type: "object",
    name: name.replace(/V\d/, ""),
    ...(docs.length === 0
      ? {}
      : { doc: { en: docs.map(({ en }) => en).join(" "), zh: docs.map(({ zh }) => zh).join("") } }),
    members: Object.fromEntries(names.map((member) => [member, memberOf(shapes, member)])),
  };
}

function memberOf(shapes: readonly ObjectType[], name: string): Property {
  const having = shapes.filter(({ members }) => members[name] !== undefined);
  const [first, ...others] = having.flatMap(({ members }) => members[name] ?? []);
  if (first === undefined) throw new TypeError(`no shape has ${name}`);
  const { required, ...member } = others.reduce<Property>(both, first);
  if (having.length === shapes.length) {
    const isAlwaysNeeded = having.every(({ members }) => members[name]?.required === true);
    return { ...member, ...(isAlwaysNeeded ? { required: true as const } : {}) };
  }
  const version = having.map(versionOf).join(" and ");
  const place = required === true ? `Needed with API ${version}, and only there.` : `API ${version} only.`;
  return { ...member, doc: { ...member.doc, en: `${member.doc.en} ${place}` } };
}

function versionOf({ members, name }: ObjectType): string {
  const type = members["apiVersion"]?.type;
  const [version] = type?.type === "text" ? (type.choices ?? []) : [];
  if (version === undefined) throw new TypeError(`${name ?? "a shape"} is told from others by no apiVersion`);
  return version.toUpperCase();
}

function both(one: Property, other: Property): Property {
  return { ...one, type: eitherType(one.type, other.type), doc: fuller(one.doc, other.doc) };
}

function eitherType(one: PropertyType, other: PropertyType): PropertyType {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (one.type !== "text" || other.type !== "text") return { type: "one of", of: [one, other] };
  const choices = [...new Set([...(one.choices ?? []), ...(other.choices ?? [])])];
  return { ...one, choices, ...(one.open === true || other.open === true ? { open: true } : {}) };
}

/** The sentence of both: the one that tells more. */
function fuller(one: Words, other: Words): Words {
  return other.en.length > one.en.length ? other : one;
}
