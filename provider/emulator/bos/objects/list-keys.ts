import type { ObjectStore, StoredObject } from "./object-store";

/** What a list of objects asks for. */
export interface KeyQuery {
  readonly bucket: string;
  readonly prefix: string;
  /** Keys that go on after it are one common prefix; empty: none. */
  readonly delimiter: string;
  /** Keys and common prefixes up to here are left out. */
  readonly after: string;
  readonly maxKeys: number;
}

/** A page of a list of objects. */
export interface KeyPage {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The last key or common prefix of the page. */
  readonly last: string;
}

/** Objects that are read at once while a page is filled (our choice). */
const batchSize = 1000;
/** Sorts behind every key that begins with a common prefix. */
const behind = "\u{10ffff}";

/** A page of objects, those with a common prefix rolled up into it. */
export function listKeys(store: ObjectStore, query: KeyQuery): KeyPage {
  const { bucket, prefix, delimiter, maxKeys } = query;
  const objects: StoredObject[] = [];
  const prefixes: string[] = [];
  let last = query.after;
  let rolledUp = endsInPrefix(query) ? query.after : undefined;
  let after = rolledUp === undefined ? query.after : rolledUp + behind;
  for (;;) {
    const batch = store.page({ bucket, prefix, after, limit: batchSize });
    for (const object of batch) {
      if (rolledUp !== undefined && object.key.startsWith(rolledUp)) continue;
      if (objects.length + prefixes.length >= maxKeys) return { objects, prefixes, isTruncated: maxKeys > 0, last };
      rolledUp = commonPrefix(object.key, prefix, delimiter);
      if (rolledUp === undefined) objects.push(object);
      else prefixes.push(rolledUp);
      last = rolledUp ?? object.key;
      after = rolledUp === undefined ? object.key : rolledUp + behind;
    }
    if (batch.length < batchSize) return { objects, prefixes, isTruncated: false, last };
  }
}

/** The page before ended in a common prefix, so that no key of it comes any more. */
function endsInPrefix({ after, prefix, delimiter }: KeyQuery): boolean {
  return delimiter !== "" && after.length > prefix.length && after.endsWith(delimiter);
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === "") return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
