import type { Answer } from "../http/call";
import type { Dialect } from "../http/dialect";
import type { WireRequest } from "../http/exchange";
import { member } from "../http/member";
import type { VendorError } from "../http/read-error-table";
import { type BceCredentials, BceSigner } from "./bce-signer";
import { qianfanErrorTable } from "./error-table";
import { explainSignature } from "./explain-signature";
import { formatTimestamp } from "./signature/authorization";
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
    explain: (error, about) => explainSignature(error, about, credentials, "Content-Type, x-bce-date"),
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

/**
 * The error that an answer of Qianfan carries. V1: `error_code` and `error_msg`, with status 200, and in the envelope of its
 * datasets `success: false`. V2: `code` and `message` in the body, else the gateway's headers
 * `X-Bce-Error-Code` and `X-Bce-Error-Message`, whose message is `<code>, cause: <reason>`. A body with a code and
 * without a result is an error whatever its status (our choice; the official clients take it for a success [official SDKs]).
 */
export function readQianfanError(answer: Pick<Answer, "status" | "headers" | "body">): VendorError | undefined {
  const { headers, body } = answer;
  const number = member(body, "error_code");
  if (number !== undefined && number !== "0") return vendorError(number, member(body, "error_msg"));
  const hasCode = member(body, "code") !== undefined && !hasResult(body);
  if (answer.status < 400 && !hasCode && !hasFailed(body)) return undefined;
  const message = member(body, "message") ?? headers["x-bce-error-message"];
  const code = member(body, "code") ?? headers["x-bce-error-code"] ?? /^(\w+), cause:/.exec(message ?? "")?.[1];
  return vendorError(code, message);
}

function vendorError(code: string | undefined, message: string | undefined): VendorError {
  return { ...(code && { code }), ...(message && { message }) };
}

function hasResult(body: unknown): boolean {
  return typeof body === "object" && body !== null && "result" in body && body.result !== null;
}

/** The envelope of V1's datasets, which tells success by a member of its own. */
function hasFailed(body: unknown): boolean {
  return typeof body === "object" && body !== null && "success" in body && body.success === false;
}
