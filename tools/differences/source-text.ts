import type { Source } from "../../provider/emulator/provenance/provenance";
import { citedDocuments } from "./cited-documents";

// Longer keys first, so that none is found inside another one.
const keys = citedDocuments.map(({ key }) => key).sort((one, other) => other.length - one.length);
const anyKey = new RegExp(
  `(?<![\\w-])(${keys.map((key) => key.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")).join("|")})(?![\\w-])`,
  "g",
);

/** Keys of the legend that a reference names. */
export function citedKeys(reference: string): readonly string[] {
  return [...reference.matchAll(anyKey)].map(([key]) => key);
}

/** A source as the page prints it; each document that it names is a link, whose address stands at the page's end. */
export function sourceText({ kind, reference }: Source): string {
  const text = reference
    .replace(anyKey, (key) => `[${key}]`)
    // Member names and the like.
    .replaceAll("*", "\\*");
  return kind === "our choice" ? `**our choice**: ${text}` : `${kind}: ${text}`;
}
