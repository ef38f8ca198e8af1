import { isIP } from "node:net";

/** Whether an address stays on this machine, by its host: `localhost` and below it [RFC 6761], 127.0.0.0/8 and ::1, also spelt otherwise. */
export function isLoopback(url: string): boolean {
  // The URL parser spells every form of an IPv4 address with dots, and IPv4 within IPv6 in hexadecimal.
  const host = new URL(url).hostname.replace(/\.$/, "");
  const isNamed = host === "localhost" || host.endsWith(".localhost");
  return isNamed || host === "[::1]" || host.startsWith("[::ffff:7f") || (isIP(host) === 4 && host.startsWith("127."));
}

/** Whether what is sent to an address can be read on the way: plain http to another machine. */
export function isInsecure(url: string): boolean {
  return url.startsWith("http:") && !isLoopback(url);
}
