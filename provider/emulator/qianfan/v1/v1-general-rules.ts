import type { MarkedRule } from "../../marks/marked-rule";

/** Rules of every V1 call, whatever it asks for. */
export const v1GeneralRules: readonly MarkedRule[] = [
  {
    rule: "a success is {log_id, result}, an error {error_code, error_msg}",
    source: { kind: "seed", reference: "003" },
  },
  {
    rule: "an error has HTTP status 200",
    source: { kind: "client", reference: "Python SDK, Node SDK, Go SDK: they look for error_code in a 2xx answer" },
  },
  {
    rule: "log_id is a string, in errors too",
    source: { kind: "client", reference: "Go SDK: with a number it loses the error; seed 003's sample shows one" },
  },
  {
    rule: "log_id is made of the request's ID, which stands in x-bce-request-id",
    source: { kind: "our choice", reference: "ten digits, as in recorded answers" },
  },
  {
    rule: "a wrong signature or key is refused by the gateway as for V2, and the body carries 500002 as well",
    source: { kind: "our choice", reference: "the SDKs read the gateway's status and headers" },
  },
  {
    rule: "a request without Authorization is 500002 with HTTP status 200",
    source: { kind: "our choice", reference: "seed 003: an access token, which needs none, does not do" },
  },
  {
    rule: "500000 is a fault of the simulated cloud itself, or an injected one",
    source: { kind: "our choice", reference: "seed 003: internal server error" },
  },
  {
    rule: "a body that is no JSON object is 500001, another method than POST the gateway's InvalidHTTPRequest",
    source: { kind: "our choice", reference: "not stated" },
  },
  {
    rule: "V1's containers, runs, models and datasets are V2's: the number counts them, uuid is V2's ID",
    source: { kind: "client", reference: "the SDK's mock gives both" },
  },
];
