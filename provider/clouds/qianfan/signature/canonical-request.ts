import type { HeaderBag, QueryParameterBag } from "@smithy/types";

/**
 * CanonicalURI of BCE auth v1: the absolute path, encoded but for its slashes [njwvz1yfu]. A request's path arrives
 * raw or encoded already; it is decoded first, so that both give what a server computes from the path that it sees.
 */
export function canonicalUri(path: string): string {
  const absolute = path.startsWith("/") ? path : `/${path}`;
  return absolute
    .split("/")
    .map((segment) => uriEncode(decoded(segment)))
    .join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A bare `%` is no encoding: it stands for itself.
    return segment;
  }
}

/**
 * CanonicalQueryString of BCE auth v1: `key=value` with both encoded, `key=` where there is no value, without an item
 * `authorization`, sorted as finished strings [njwvz1yfu]. A list gives one item a value.
 */
export function canonicalQuery(query: QueryParameterBag): string {
  return Object.entries(query)
    .filter(([key]) => key.toLowerCase() !== "authorization")
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((item) => line(key, item)))
    .sort(compareBytes)
    .join("&");
}

function line(key: string, value: string | null | undefined): string {
  return `${uriEncode(key)}=${uriEncode(value ?? "")}`;
}

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

/** Order by bytes. Encoded text is ASCII, where the order of code units is that of bytes, unlike a locale's. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * UriEncode of BCE auth v1: the UTF-8 bytes, of which only `A-Z a-z 0-9 - . _ ~` stay and every other becomes `%XX` in
 * capitals. Source: [njwvz1yfu].
 */
export function uriEncode(text: string): string {
  // Through UTF-8 first: encodeURIComponent throws on half a surrogate pair.
  const wellFormed = Buffer.from(text, "utf8").toString("utf8");
  return encodeURIComponent(wellFormed).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
