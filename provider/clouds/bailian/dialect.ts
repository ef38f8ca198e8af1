import type { Dialect } from "../http/dialect";
import { member } from "../http/member";
import { bailianErrorTable } from "./error-table";
import { readBailianError } from "./errors";

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
