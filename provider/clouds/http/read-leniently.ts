import type { z } from "zod";

/** A part of an answer that was left out, because it is not of the documented type and nothing hangs on it. */
export interface LeftOut {
  /** Where it stood. */
  readonly path: readonly PropertyKey[];
  /** For an item of a list: what it was. A member of an item has the whole item here as well. */
  readonly item?: unknown;
  /** The item as a whole was left out. */
  readonly isItem: boolean;
}

/** What a schema made of a value: its data and what had to be left out for that, or the complaints. */
export type Reading<T> =
  | { readonly data: T; readonly leftOut: readonly LeftOut[] }
  | { readonly data?: undefined; readonly issues: readonly z.core.$ZodIssue[] };

/** An answer nests less deeply than this, and every round goes up one level at the least. */
const mostRounds = 12;

/** Stands in a list for an item that is to go, so that places stay what they are within a round. */
const gone = Symbol("left out");

/**
 * Reads a value with a schema; a member of another type than documented is taken for absent where the schema can do without
 * it, and an item of a list that it cannot read is passed over. What holds a list itself is never taken for absent: a list
 * that cannot be read is not an empty one.
 */
export function readLeniently<T>(schema: z.ZodType<T>, value: unknown): Reading<T> {
  const first = schema.safeParse(value);
  if (first.success) return { data: first.data, leftOut: [] };
  const { issues } = first.error;
  try {
    return readWithout(schema, value, issues);
  } catch (error) {
    // Nested so deeply that no copy can be made.
    if (error instanceof RangeError) return { issues };
    throw error;
  }
}

function readWithout<T>(schema: z.ZodType<T>, value: unknown, issues: readonly z.core.$ZodIssue[]): Reading<T> {
  const leftOut: LeftOut[] = [];
  // Our own copy: the answer stays as it came.
  const rest: unknown = structuredClone(value);
  /** Items that lost a member, as they came: it may be why the rest of them goes. */
  const came = new WeakMap<object, unknown>();
  let found: readonly z.core.$ZodIssue[] = issues;
  for (let round = 0; round < mostRounds; round += 1) {
    for (const issue of found) {
      if (isGone(rest, issue.path)) continue;
      const left = leaveOut(rest, issue, came);
      if (left === undefined) return { issues };
      leftOut.push(left);
    }
    dropGone(rest);
    const again = schema.safeParse(rest);
    if (again.success) return { data: again.data, leftOut };
    found = again.error.issues;
  }
  return { issues };
}

/** Takes out what an issue complains about, or what needs it; `undefined` where that is the answer itself or a list. */
function leaveOut(root: unknown, issue: z.core.$ZodIssue, came: WeakMap<object, unknown>): LeftOut | undefined {
  const isList = issue.code === "invalid_type" && issue.expected === "array";
  let length = isList ? itemLength(issue.path) : issue.path.length;
  // A member that is missing already is needed by what it belongs to.
  while (length > 0 && valueAt(root, issue.path.slice(0, length)) === undefined) length -= 1;
  if (length === 0) return undefined;
  const path = issue.path.slice(0, length);
  const isItem = typeof path.at(-1) === "number";
  if (!isItem && length < issue.path.length && Array.isArray(valueAt(root, path))) return undefined;
  const item = valueAt(root, path.slice(0, itemLength(path)));
  const copy = item === root ? undefined : asItCame(item, came);
  remove(valueAt(root, path.slice(0, -1)), path.at(-1));
  return { path, isItem, ...(copy === undefined ? {} : { item: copy }) };
}

/** Whether a complaint is about what went because of another one. */
function isGone(root: unknown, path: readonly PropertyKey[]): boolean {
  return path.some((_part, index) => valueAt(root, path.slice(0, index + 1)) === gone);
}

/** Length of the path to the innermost item of a list that a path leads into; 0 where it leads into none. */
function itemLength(path: readonly PropertyKey[]): number {
  return path.map((part) => typeof part).lastIndexOf("number") + 1;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<PropertyKey, unknown>>)[part];
  }, root);
}

function remove(parent: unknown, part: PropertyKey | undefined): void {
  if (part === undefined || typeof parent !== "object" || parent === null) return;
  if (Array.isArray(parent) && typeof part === "number") parent[part] = gone;
  else Reflect.deleteProperty(parent, part);
}

function asItCame(item: unknown, came: WeakMap<object, unknown>): unknown {
  if (typeof item !== "object" || item === null) return item;
  const copy: unknown = came.get(item) ?? withoutGone(item);
  came.set(item, copy);
  return copy;
}

/** A copy. */
function withoutGone(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== gone).map(withoutGone);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutGone(member)]));
}

/** In place, so that items stay the same objects. */
function dropGone(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    let kept = 0;
    for (const item of value as unknown[]) if (item !== gone) value[kept++] = item;
    value.length = kept;
  }
  for (const member of Object.values(value)) dropGone(member);
}
