import type { Answer } from "../http/call";
import { member } from "../http/member";
import type { VendorError } from "../http/read-error-table";

/** The error that an answer of Bailian carries: flat `code` and `message` beside a status of 400 or more (seed [000]). */
export function readBailianError(answer: Pick<Answer, "status" | "body">): VendorError | undefined {
  if (answer.status < 400) return undefined;
  const code = member(answer.body, "code");
  const message = member(answer.body, "message");
  return { ...(code && { code }), ...(message && { message }) };
}
