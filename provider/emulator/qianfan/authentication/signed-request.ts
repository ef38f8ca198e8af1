/** What a signature covers, as it arrived on the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Path as received, percent encoding untouched. */
  readonly path: string;
  /** Query as received, without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

const urlParts = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i;

/** What the signature of a Web request covers. A request made in process has no `Host` header; its URL names the host. */
export function readSignedRequest(request: Request): SignedRequest {
  const [, authority = "", path = "", query = ""] = urlParts.exec(request.url) ?? [];
  const headers = new Map<string, string>();
  request.headers.forEach((value, name) => headers.set(name.toLowerCase(), value));
  if (!headers.has("host")) headers.set("host", authority);
  return { method: request.method, path, query, headers };
}
