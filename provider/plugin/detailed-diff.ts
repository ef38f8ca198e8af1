import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { canonicalJson } from "../base/canonical-json";
import { isRecord } from "../base/is-record";

/** What happened to one property. */
export type ChangeKind = "ADD" | "DELETE" | "UPDATE";

/**
 * Paths of what differs between two values, as deep as both have the same shape, each with what happened there.
 * @param path of the values themselves
 */
export function differingPaths(before: unknown, after: unknown, path: string): [path: string, kind: ChangeKind][] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  if (before === undefined || before === null) return [[path, "ADD"]];
  if (after === undefined || after === null) return [[path, "DELETE"]];
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => differingPaths(before[name], after[name], memberPath(path, name)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const all = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return all.flatMap((index) => differingPaths(before[index], after[index], `${path}[${index}]`));
  }
  return [[path, "UPDATE"]];
}

/** A change as the protocol tells it. */
export function propertyDiff(kind: ChangeKind, isReplacing: boolean): PropertyDiff {
  const diff = new PropertyDiff();
  diff.setKind(PropertyDiff.Kind[isReplacing ? (`${kind}_REPLACE` as const) : kind]);
  diff.setInputdiff(true);
  return diff;
}

/** As the engine writes property paths: what is no name stands in brackets. */
function memberPath(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
