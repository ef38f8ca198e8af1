import { client, doc, ours, seed, type Rules } from "../provenance/provenance";

/** Rules of every call, whatever it asks for. */
export const generalRules: Rules = {
  "a success is {requestId, result}, an error {requestId, code, message} with a status of 4xx or 5xx": seed("001, 002"),
  "x-bce-request-id equals requestId": doc("um4uzml11"),
  "unrecognised members of a body are ignored": doc("Ojwvyo6nc"),
  "an empty body is taken as {}": client("Node SDK, consoleAction without data"),
  "an unknown path or Action is refused with InvalidURI": doc(
    "Bjz3uz3qj: the words of the URI do not match what the service defines",
  ),
  "another method than POST is refused with InvalidHTTPRequest": ours("not stated"),
  "an operation that the cloud has and the simulated one does not answers 501 NotImplemented with its name":
    ours("never a wrong success"),
  "authentication comes before everything else": ours("not stated"),
  "bce-auth-v1 covers method, path, query and headers, not the body": doc("njwvz1yfu"),
  "bce-auth-v1 as every official signer makes it, the host always covered": client("official signers"),
  "an unknown access key is refused with 403, a wrong secret and an expired signature with 400":
    doc("Wlyckvrz8, Ojwvyo6nc"),
  "authentication errors carry X-Bce-Error-Code and X-Bce-Error-Message beside the body": client(
    "Python SDK and Go SDK read them",
  ),
  "a signature may be dated up to 30 minutes ahead; an expiration of -1 never ends": ours(
    "Mmdya6ldu states 30 minutes for another service of the cloud",
  ),
  "a request without Authorization is refused with 403 AccessDenied": ours("the SDK's mock answers 403"),
};
