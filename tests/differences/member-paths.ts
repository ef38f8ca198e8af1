/** Paths of every member that a value holds, down to what is neither object nor list; a bare value is `(itself)`. */
export function memberPaths(value: unknown): readonly string[] {
  return pathsBelow(value, "").map((path) => (path === "" ? "(itself)" : path));
}

function pathsBelow(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [path] : value.flatMap((item) => pathsBelow(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  const members = Object.entries(value);
  if (members.length === 0) return [path];
  return members.flatMap(([name, member]) => pathsBelow(member, path === "" ? name : `${path}.${name}`));
}
