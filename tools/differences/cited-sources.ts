import { sources, type Source } from "../../provider/sources";

// Longer keys first, so that none is found inside another one.
const keys = sources.map(({ key }) => key).sort((one, other) => other.length - one.length);
const anyKey = new RegExp(
  `(?<![\\w-])(${keys.map((key) => key.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")).join("|")})(?![\\w-])`,
  "g",
);

/** Keys of sources that a reference names. */
export function citedKeys(reference: string): readonly string[] {
  return [...reference.matchAll(anyKey)].map(([key]) => key);
}

/** A reference with each source that it names as a link, whose address stands at the page's end. */
export function linked(reference: string): string {
  return reference.replace(anyKey, (key) => `[${key}]`);
}

/** Those of some sources that a page links to, in the order of the table. */
export function linkedIn<Some extends Source>(page: string, some: readonly Some[]): readonly Some[] {
  return some.filter(({ key }) => page.includes(`[${key}]`));
}
