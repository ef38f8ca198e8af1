import type { MarkedRule } from "../../marks/marked-rule";

/** Rules of every call, whatever it asks for. */
export const generalRules: readonly MarkedRule[] = [
  {
    rule: "a success is {requestId, result}, an error {requestId, code, message} with a status of 4xx or 5xx",
    source: { kind: "seed", reference: "001, 002" },
  },
  {
    rule: "x-bce-request-id equals requestId",
    source: { kind: "document", reference: "um4uzml11" },
  },
  {
    rule: "unrecognised members of a body are ignored",
    source: { kind: "document", reference: "Ojwvyo6nc" },
  },
  {
    rule: "an empty body is taken as {}",
    source: { kind: "client", reference: "Node SDK, consoleAction without data" },
  },
  {
    rule: "an unknown path or Action is refused with InvalidURI",
    source: { kind: "document", reference: "Bjz3uz3qj: the words of the URI do not match what the service defines" },
  },
  {
    rule: "another method than POST is refused with InvalidHTTPRequest",
    source: { kind: "our choice", reference: "not stated" },
  },
  {
    rule: "an operation that the cloud has and the simulated one does not answers 501 NotImplemented with its name",
    source: { kind: "our choice", reference: "never a wrong success" },
  },
  {
    rule: "authentication comes before everything else",
    source: { kind: "our choice", reference: "not stated" },
  },
  {
    rule: "bce-auth-v1 covers method, path, query and headers, not the body",
    source: { kind: "document", reference: "njwvz1yfu" },
  },
  {
    rule: "bce-auth-v1 as every official signer makes it, the host always covered",
    source: { kind: "client", reference: "official signers" },
  },
  {
    rule: "an unknown access key is refused with 403, a wrong secret and an expired signature with 400",
    source: { kind: "document", reference: "Wlyckvrz8, Ojwvyo6nc" },
  },
  {
    rule: "authentication errors carry X-Bce-Error-Code and X-Bce-Error-Message beside the body",
    source: { kind: "client", reference: "Python SDK and Go SDK read them" },
  },
  {
    rule: "a signature may be dated up to 30 minutes ahead; an expiration of -1 never ends",
    source: { kind: "our choice", reference: "Mmdya6ldu states 30 minutes for another service of the cloud" },
  },
  {
    rule: "a request without Authorization is refused with 403 AccessDenied",
    source: { kind: "our choice", reference: "the SDK's mock answers 403" },
  },
];
