import type { Property, PropertyType } from "../../provider/contract/kinds/declaration";

/** Members inside a value, by their paths. */
export function membersOf(type: PropertyType, path: string): [string, Property][] {
  switch (type.type) {
    case "object":
      return Object.entries(type.members).map(([name, member]) => [path === "" ? name : `${path}.${name}`, member]);
    case "list":
      return membersOf(type.items, `${path}[]`);
    case "map":
      return membersOf(type.values, `${path}[…]`);
    case "one of":
      return type.of.flatMap((part) => membersOf(part, path));
    default:
      return [];
  }
}
