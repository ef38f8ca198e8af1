import type { SignedRequest } from "./signed-request";
import { uriDecode, uriEncode } from "./uri-encoding";

/** Signed when the client names no headers, as far as present [njwvz1yfu]. */
const defaultHeaders = ["host", "content-length", "content-type", "content-md5"];

/**
 * Every canonical request that one of the [official signers] may have signed for this request, the documented one first. The
 * signers differ in what they do with unlisted `x-bce-*` headers, the port in `Host` and the path's encoding
 * (tested against what each of them makes).
 */
export function* canonicalRequests(request: SignedRequest, signedHeaders: readonly string[]): Generator<string> {
  const query = canonicalQuery(request.query);
  const seen = new Set<string>();
  for (const path of pathForms(request.path)) {
    for (const host of hostForms(request.headers.get("host") ?? "")) {
      for (const names of headerForms(request.headers, signedHeaders)) {
        const headers = canonicalHeaders(names, (name) => (name === "host" ? host : request.headers.get(name)));
        const canonical = `${request.method}\n${path}\n${query}\n${headers}`;
        if (!seen.has(canonical)) yield canonical;
        seen.add(canonical);
      }
    }
  }
}

function* pathForms(path: string): Generator<string> {
  yield path === "" ? "/" : path;
  yield path
    .split("/")
    .map((segment) => uriEncode(uriDecode(segment)))
    .join("/");
}

function* hostForms(host: string): Generator<string> {
  yield host;
  yield host.replace(/:\d+$/, "");
}

function* headerForms(headers: ReadonlyMap<string, string>, signedHeaders: readonly string[]): Generator<string[]> {
  const vendorHeaders = [...headers.keys()].filter((name) => name.startsWith("x-bce-"));
  if (signedHeaders.length > 0) yield [...signedHeaders];
  yield [...(signedHeaders.length > 0 ? signedHeaders : defaultHeaders), ...vendorHeaders];
}

/**
 * `CanonicalHeaders` of bce-auth-v1 [njwvz1yfu]: lower-case name, trimmed value, empty ones left out, the finished
 * lines sorted. The order in which a client lists the names is never followed: some list them at random [official signers].
 */
function canonicalHeaders(names: Iterable<string>, value: (name: string) => string | null | undefined): string {
  const lines: string[] = [];
  for (const name of new Set(names)) {
    const text = value(name)?.trim();
    if (text) lines.push(`${uriEncode(name)}:${uriEncode(text)}`);
  }
  return lines.sort().join("\n");
}

/**
 * `CanonicalQueryString` of bce-auth-v1 [njwvz1yfu]: every item as `key=value`, `authorization` left out, the
 * finished items sorted. Items are decoded first: `@baiducloud/sdk` sends `-_.~` percent-encoded and signs the plain
 * form of @baiducloud/sdk.
 */
function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((item) => item !== "")
    .map((item) => {
      const split = item.indexOf("=");
      return split < 0 ? [item, ""] : [item.slice(0, split), item.slice(split + 1)];
    })
    .map(([key = "", value = ""]) => [uriDecode(key), uriDecode(value)])
    .filter(([key = ""]) => key.toLowerCase() !== "authorization")
    .map(([key = "", value = ""]) => `${uriEncode(key)}=${uriEncode(value)}`)
    .sort()
    .join("&");
}
