import { own } from "../../base/own";
import { ExchangeFailure } from "./exchange";
import type { Proxy } from "./proxy";

const unknownCa =
  "The CA of the certificate is unknown to Node, as with a company's proxy which opens TLS: set NODE_EXTRA_CA_CERTS to the CA's PEM file.";
const wrongHost = "Check the base URL: the certificate is for other hosts.";
const outOfDate = "Check this machine's clock; if it is right, the certificate there has to be renewed.";
const noTls = "Check the base URL: nothing there speaks TLS (https instead of http?).";
const noName =
  "Check the host of the base URL, and name resolution; where only a proxy leads out, name it in https_proxy.";

/** What to do about a connection that never stood, by the code that Node and OpenSSL give it. */
const advice: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownCa,
  SELF_SIGNED_CERT_IN_CHAIN: unknownCa,
  UNABLE_TO_GET_ISSUER_CERT: unknownCa,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownCa,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownCa,
  CERT_UNTRUSTED: unknownCa,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongHost,
  CERT_HAS_EXPIRED: outOfDate,
  CERT_NOT_YET_VALID: outOfDate,
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
};

/** The failure of a connection that never stood; where a proxy was on the way, it is named. */
export function brokenConnection(message: string, code: string | undefined, proxy: Proxy | undefined): ExchangeFailure {
  const known = code === undefined ? undefined : own(advice, code);
  if (proxy === undefined) return new ExchangeFailure("unreachable", message, { code, nextStep: known });
  const nextStep =
    known === undefined || known === noName
      ? `Check the proxy that ${proxy.variable} names, or name the cloud's host in no_proxy.`
      : known;
  return new ExchangeFailure("unreachable", `${message}, through the proxy ${proxy.origin}`, { code, nextStep });
}

/** The failure where a proxy answers in place of the cloud, to which it did not open the way. */
export function refusalOf(proxy: Proxy, status: number, { host, hostname }: URL): ExchangeFailure {
  const { origin, variable } = proxy;
  const nextStep =
    status === 407
      ? `Put user name and password into ${variable} (http://user:password@host:port, other characters than letters and digits percent-encoded), or name ${hostname} in no_proxy.`
      : `Have the proxy let ${host} through, or name ${hostname} in no_proxy; ${variable} names the proxy.`;
  const wants = status === 407 ? ", it wants a user name and a password" : "";
  const message = `the proxy ${origin} did not let the request through: it answered HTTP ${status}${wants}`;
  return new ExchangeFailure("unreachable", message, { nextStep });
}
