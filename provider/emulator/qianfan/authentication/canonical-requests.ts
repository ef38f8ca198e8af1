import { canonicalHeaders } from "./canonical-headers";
import { canonicalQuery } from "./canonical-query";
import type { SignedRequest } from "./signed-request";
import { uriDecode } from "./uri-decode";
import { uriEncode } from "./uri-encode";

/** Signed when the client names no headers, as far as present (njwvz1yfu). */
const DEFAULT_HEADERS = ["host", "content-length", "content-type", "content-md5"];

/**
 * Every canonical request that an official signer may have signed for this request, the documented one first. The
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
  yield [...(signedHeaders.length > 0 ? signedHeaders : DEFAULT_HEADERS), ...vendorHeaders];
}
