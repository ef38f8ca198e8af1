import { uriEncode } from "./uri-encode";

/**
 * `CanonicalHeaders` of bce-auth-v1 (njwvz1yfu): lower-case name, trimmed value, empty ones left out, the finished
 * lines sorted. The order in which a client lists the names is never followed: some list them at random (2.4).
 */
export function canonicalHeaders(names: Iterable<string>, value: (name: string) => string | null | undefined): string {
  const lines: string[] = [];
  for (const name of new Set(names)) {
    const text = value(name)?.trim();
    if (text) lines.push(`${uriEncode(name)}:${uriEncode(text)}`);
  }
  return lines.sort().join("\n");
}
