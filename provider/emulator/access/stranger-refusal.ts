import type { IncomingHttpHeaders } from "node:http";
import { randomUUID } from "node:crypto";
import { isIP } from "node:net";

/** Who calls, as the connection and the headers tell. */
interface Caller {
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string | undefined;
}

/** What browsers say about the page behind a request; other clients send none of it [Fetch Metadata]. */
const pageSites = new Set<unknown>(["cross-site", "same-site"]);

/**
 * The refusal of a caller who has no business here; undefined for all others. No client of a cloud is a web page,
 * and control is for this machine only (our choice).
 *
 * @param url the request's whole URL, normalised
 * @param listenHost the address or name that the server was told to listen on
 */
export function strangerRefusal(
  url: string,
  { headers, remoteAddress }: Caller,
  listenHost: string,
): Response | undefined {
  const { pathname, host: target, origin } = new URL(url);
  const isControl = isControlPath(pathname);
  const isForeign = isRunPagePath(pathname) ? isSentByOther(headers, origin) : isSentByPage(headers, isControl);
  if (isForeign) return forbidden("Web pages may not call the simulated clouds.");
  const hosts = [headers.host ?? "", target];
  if (isControl) {
    const isLocal = hosts.every((host) => isLoopback(remoteAddress, host));
    return isLocal ? undefined : forbidden("The control interface answers this machine only.");
  }
  if (hosts.every((host) => isPrivateHost(host, listenHost))) return undefined;
  return forbidden(
    "The Host header is a public name. Call the simulated clouds by address, as localhost, or by a name of your own network.",
  );
}

/** An object that somebody stored may be a page of the same origin: none of them controls the clouds. What a person opens comes from none. */
function isSentByPage(headers: IncomingHttpHeaders, isControl: boolean): boolean {
  const site = headers["sec-fetch-site"];
  if (headers.origin !== undefined || pageSites.has(site)) return true;
  return isControl && (headers.referer !== undefined || (site !== undefined && site !== "none"));
}

/** The run page calls its own interface; what it does not know is the word in its address, which it looks at itself. */
function isSentByOther(headers: IncomingHttpHeaders, own: string): boolean {
  const isOthers = headers.origin !== undefined && headers.origin !== own;
  return isOthers || pageSites.has(headers["sec-fetch-site"]);
}

/** Below the control interface, and as close to this machine. */
export function isRunPagePath(pathname: string): boolean {
  return pathname === "/_emulator/ui" || pathname.startsWith("/_emulator/ui/");
}

function isControlPath(pathname: string): boolean {
  return pathname === "/_emulator" || pathname.startsWith("/_emulator/");
}

function forbidden(message: string): Response {
  return accessRefusal(403, "AccessDenied", message);
}

/**
 * A refusal before either cloud has looked at the request, with the members of both clouds' envelopes, so that each
 * client reads it (our choice: no document says what their gateways answer here).
 */
export function accessRefusal(status: 400 | 403 | 503, code: string, message: string): Response {
  const requestId = randomUUID();
  const body = { code, message, request_id: requestId, requestId, error: { code, message, type: code, param: null } };
  return Response.json(body, { status, headers: { "x-bce-request-id": requestId } });
}

const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])(:\d*)?$/i;
const loopbackAddress = /^(127\.|::1$|::ffff:127\.)/;

/** True for a call from this machine under one of its own names. */
function isLoopback(remoteAddress: string | undefined, host: string): boolean {
  return loopbackAddress.test(remoteAddress ?? "") && loopbackHost.test(host);
}

/** Names that the public DNS serves to nobody: [RFC 6761] (localhost, test), [RFC 6762] (local), [RFC 8375], ICANN's internal. */
const privateEndings = [".localhost", ".local", ".internal", ".test", ".home.arpa"];

/**
 * True for a `Host` that no web page can make point at this machine: an address, a name without a dot (a container's),
 * an ending that the public DNS does not serve, or the name that the server was told to listen on. A page that rebinds
 * its own name in the DNS comes with that name (our choice of names).
 */
function isPrivateHost(host: string, listenHost: string): boolean {
  const name = host.replace(/:\d*$/, "").toLowerCase();
  if (name === "" || name === listenHost.toLowerCase()) return true;
  if (isIP(name.replace(/^\[|\]$/g, "")) !== 0) return true;
  return !name.includes(".") || privateEndings.some((ending) => name.endsWith(ending));
}
