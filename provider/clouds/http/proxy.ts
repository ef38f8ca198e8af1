import net from "node:net";
import type { AxiosProxyConfig } from "axios";
import { getProxyForUrl } from "proxy-from-env";
import { ExchangeFailure } from "./exchange";

/** A proxy that the environment names. */
export interface Proxy {
  /** Scheme, host and port; never user name and password. */
  readonly origin: string;
  /** The variable that names it. */
  readonly variable: string;
  readonly setting: AxiosProxyConfig;
}

/**
 * The proxy on the way to an address. axios would find one by itself, but sends user name and password as they stand in the URL,
 * percent-encoded, and takes `host:port` for a proxy that speaks TLS, as neither curl nor the Pulumi CLI does.
 * @throws ExchangeFailure for a value that is no proxy's URL; it is not repeated, since it may hold a password.
 */
export function proxyFor(url: URL): Proxy | undefined {
  const variable = variablesFor(url).find((name) => process.env[name]);
  if (variable === undefined || getProxyForUrl(url.href) === "" || isExempt(bare(url.hostname))) return undefined;
  const proxy = parse(process.env[variable] ?? "");
  if (proxy === undefined) throw unusable(variable, "is no URL of an http proxy");
  const { protocol, username, password, port } = proxy;
  if (!["http:", "https:"].includes(protocol))
    throw unusable(variable, `names a proxy of another kind (${protocol}//)`);
  return {
    origin: proxy.origin,
    variable,
    setting: {
      protocol,
      host: bare(proxy.hostname),
      port: Number(port) || (protocol === "https:" ? 443 : 80),
      ...(username || password ? { auth: { username: decoded(username), password: decoded(password) } } : {}),
    },
  };
}

function variablesFor({ protocol }: URL): readonly string[] {
  return [`${protocol.slice(0, -1)}_proxy`, "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);
}

function parse(text: string): URL | undefined {
  const address = text.includes("://") ? text : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // An `@` behind the host: a password with a `/`, `?` or `#` in it was cut there, and a part of it would pass for the host.
  return (url.pathname + url.search + url.hash).includes("@") ? undefined : url;
}

/** What is no percent-encoding stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unusable(variable: string, why: string): ExchangeFailure {
  return new ExchangeFailure("unreachable", `${variable} ${why}`, {
    nextStep: `Set ${variable} to http://host:port or http://user:password@host:port, where characters of user name and password other than letters and digits are percent-encoded.`,
  });
}

/** What `proxy-from-env` does not read in `no_proxy`: networks, and this machine under another of its names. */
function isExempt(host: string): boolean {
  const entries = (process.env["no_proxy"] || process.env["NO_PROXY"] || "").toLowerCase().split(/[\s,]+/);
  const networks = new net.BlockList();
  for (const entry of entries) addNetwork(networks, entry);
  const isInNetwork = net.isIP(host) !== 0 && networks.check(host, familyOf(host));
  return isInNetwork || (isThisMachine(host) && entries.some((entry) => isThisMachine(bare(entry))));
}

function addNetwork(networks: net.BlockList, entry: string): void {
  const [address = "", length = ""] = entry.split("/");
  const isNetwork = net.isIP(bare(address)) !== 0 && /^\d+$/.test(length);
  if (!isNetwork || Number(length) > (net.isIPv4(address) ? 32 : 128)) return;
  networks.addSubnet(bare(address), Number(length), familyOf(bare(address)));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return net.isIPv4(address) ? "ipv4" : "ipv6";
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || (net.isIPv4(host) && host.startsWith("127."));
}

/** An IPv6 address without its brackets. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}
