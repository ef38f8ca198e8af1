/** Names that stand in a path as they are; any other one is quoted, as Pulumi's property paths do. */
const plainName = /^[A-Za-z_$][\w$-]*$/;

/** Path of a member or of an item, for example `dataset.versions[0].versionId`. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (!plainName.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
