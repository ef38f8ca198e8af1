import type { HeaderBag } from "@smithy/types";
import { compareBytes } from "./compare-bytes";
import { uriEncode } from "./uri-encode";

/** Signed when the caller names none, as far as they are there ([njwvz1yfu], and all [official signers]). */
const defaultNames: ReadonlySet<string> = new Set(["host", "content-length", "content-type", "content-md5"]);

/** Which headers a signature covers. Names in any case. */
export interface HeaderChoice {
  /** Instead of the default ones; `x-bce-*` headers are always covered. */
  readonly signableHeaders?: ReadonlySet<string>;
  /** Left out, unless they are in `signableHeaders`. */
  readonly unsignableHeaders?: ReadonlySet<string>;
}

/** CanonicalHeaders of BCE auth v1 and the names that they stand for. */
export interface CanonicalHeaders {
  readonly text: string;
  /** Lower-case names joined with `;`, in the order of the lines; empty when nothing is signed. */
  readonly signedHeaders: string;
}

/**
 * Chosen headers as `name:value`, lower-case name, trimmed value, both encoded, without empty ones, sorted as finished
 * lines [njwvz1yfu].
 */
export function canonicalHeaders(headers: HeaderBag, choice: HeaderChoice): CanonicalHeaders {
  const isSigned = chooser(choice);
  const lines = Object.entries(headers)
    .map(([name, value]) => ({ name: name.toLowerCase().trim(), value: value.trim() }))
    .filter(({ name, value }) => value !== "" && isSigned(name))
    .map(({ name, value }) => ({ name, line: `${uriEncode(name)}:${uriEncode(value)}` }))
    .sort((a, b) => compareBytes(a.line, b.line));
  return {
    text: lines.map(({ line }) => line).join("\n"),
    signedHeaders: lines.map(({ name }) => name).join(";"),
  };
}

function chooser(choice: HeaderChoice): (name: string) => boolean {
  const asked = choice.signableHeaders && lowerCase(choice.signableHeaders);
  const refused = lowerCase(choice.unsignableHeaders ?? new Set());
  return (name) => {
    if (asked?.has(name)) return true;
    if (refused.has(name)) return false;
    return name.startsWith("x-bce-") || (asked === undefined && defaultNames.has(name));
  };
}

function lowerCase(names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].map((name) => name.toLowerCase()));
}
