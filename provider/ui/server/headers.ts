/** Nothing is loaded but what this server serves, nothing is framed, and no form goes anywhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** On every answer of the page. */
const always: Readonly<Record<string, string>> = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** An answer with what every answer of the page says to a browser. */
export function guarded(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  return new Response(response.body, { status: response.status, headers });
}

/** Why a call is none of the page's own; `undefined` for one that may be. Browsers say where a call comes from, others nothing. */
export function foreignCall({ headers, url, method }: Request): string | undefined {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  // A link on any page may lead to an address that is known; it reads nothing for who made it, and changes nothing.
  if (method === "GET" && headers.get("sec-fetch-dest") === "document" && origin === null) return undefined;
  if (origin !== null && origin !== new URL(url).origin) return "another origin";
  if (site !== null && site !== "same-origin" && site !== "none") return "another site";
  // What a person opens reads; a change comes from the page itself.
  if (method !== "GET" && method !== "HEAD" && site === "none") return "no page";
  return undefined;
}
