import type { IncomingHttpHeaders } from "node:http";
import { accessRefusal } from "./access-refusal";
import { isLoopback } from "./is-loopback";
import { isPrivateHost } from "./is-private-host";

/** Who calls, as the connection and the headers tell. */
export interface Caller {
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
  if (headers.origin !== undefined || pageSites.has(headers["sec-fetch-site"])) {
    return forbidden("Web pages may not call the simulated clouds.");
  }
  const { pathname, host: target } = new URL(url);
  const hosts = [headers.host ?? "", target];
  if (pathname.startsWith("/_emulator/")) {
    const isLocal = hosts.every((host) => isLoopback(remoteAddress, host));
    return isLocal ? undefined : forbidden("The control interface answers this machine only.");
  }
  if (hosts.every((host) => isPrivateHost(host, listenHost))) return undefined;
  return forbidden(
    "The Host header is a public name. Call the simulated clouds by address, as localhost, or by a name of your own network.",
  );
}

function forbidden(message: string): Response {
  return accessRefusal(403, "AccessDenied", message);
}
