import { bailianErrorTable } from "./error-table";
import type { Answer } from "../http/call";
import type { Dialect } from "../http/dialect";
import { isRecord } from "../../base/is-record";
import { member } from "../http/member";
import type { VendorError } from "../http/read-error-table";

/** How Bailian is spoken to: a bearer key, and a workspace by header. */
export function bailianDialect(apiKey: string, workspace: string | undefined): Dialect {
  const headers = {
    Authorization: `Bearer ${apiKey}`,
    ...(workspace && { "X-DashScope-WorkSpace": workspace }),
  };
  return {
    cloud: "bailian",
    title: "Bailian",
    errorTable: bailianErrorTable,
    authorize: async () => headers,
    readRequestId: ({ headers: answered, body }) => member(body, "request_id") ?? answered["x-request-id"],
    readError: readBailianError,
  };
}

/** The error that an answer of Bailian carries: flat `code` and `message` beside a status of 400 or more (seed [000]). */
export function readBailianError(answer: Pick<Answer, "status" | "body">): VendorError | undefined {
  if (answer.status < 400) return undefined;
  // The compatible surface, and a gateway before both, put the two into an object.
  const inner = isRecord(answer.body) ? answer.body["error"] : undefined;
  const code = member(answer.body, "code") ?? member(inner, "code");
  const message = member(answer.body, "message") ?? member(inner, "message");
  return { ...(code && { code }), ...(message && { message }) };
}
