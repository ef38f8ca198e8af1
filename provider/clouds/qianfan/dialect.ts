import type { Dialect } from "../http/dialect";
import type { WireRequest } from "../http/exchange";
import { member } from "../http/member";
import { BceSigner, type BceCredentials } from "./bce-signer";
import { qianfanErrorTable } from "./error-table";
import { readQianfanError } from "./errors";
import { formatTimestamp } from "./signature/format-timestamp";
import { v1ErrorTable } from "./v1/error-table";

/** Besides every `x-bce-*`: what no proxy on the way changes. */
const signableHeaders = new Set(["host", "content-type"]);

/** How Qianfan is spoken to: every request signed with BCE auth v1. `wallNowMs` dates the signatures. */
export function qianfanDialect(credentials: BceCredentials, wallNowMs: () => number): Dialect {
  const signer = new BceSigner(credentials);
  return {
    cloud: "qianfan",
    title: "Qianfan",
    // V1's codes are numbers and V2's are words, so one table serves both.
    errorTable: [...qianfanErrorTable, ...v1ErrorTable],
    authorize: async (request) => {
      const signingDate = new Date(wallNowMs());
      const headers = { ...request.headers, Host: request.url.host, "x-bce-date": formatTimestamp(signingDate) };
      const signed = await signer.sign({ ...toSignable(request), headers }, { signingDate, signableHeaders });
      return signed.headers;
    },
    readRequestId: ({ headers, body }) =>
      member(body, "requestId") ?? member(body, "log_id") ?? headers["x-bce-request-id"],
    readError: readQianfanError,
  };
}

function toSignable({ method, url }: WireRequest) {
  return {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
  };
}
