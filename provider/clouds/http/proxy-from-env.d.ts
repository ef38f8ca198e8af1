/** `proxy-from-env` brings no types of its own. */
declare module "proxy-from-env" {
  /** The proxy that the environment names for an address; empty where it names none, or `no_proxy` exempts the address. */
  export function getProxyForUrl(url: string): string;
}
