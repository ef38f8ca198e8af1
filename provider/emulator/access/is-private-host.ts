import { isIP } from "node:net";

/** Names that the public DNS serves to nobody: [RFC 6761] (localhost, test), [RFC 6762] (local), [RFC 8375], ICANN's internal. */
const privateEndings = [".localhost", ".local", ".internal", ".test", ".home.arpa"];

/**
 * True for a `Host` that no web page can make point at this machine: an address, a name without a dot (a container's),
 * an ending that the public DNS does not serve, or the name that the server was told to listen on. A page that rebinds
 * its own name in the DNS comes with that name (our choice of names).
 */
export function isPrivateHost(host: string, listenHost: string): boolean {
  const name = host.replace(/:\d*$/, "").toLowerCase();
  if (name === "" || name === listenHost.toLowerCase()) return true;
  if (isIP(name.replace(/^\[|\]$/g, "")) !== 0) return true;
  return !name.includes(".") || privateEndings.some((ending) => name.endsWith(ending));
}
