import { CloudError } from "../../contract/cloud-error";
import type { Answer } from "./call";
import type { CallContext } from "./call-context";
import type { ErrorRow } from "./error-row";
import { isPassing } from "./is-passing";
import { readErrorTable, type VendorError } from "./read-error-table";

/** The error for a call that the cloud answered with an error. */
export function refusedCallError(
  context: CallContext,
  answer: Pick<Answer, "status" | "requestId">,
  error: VendorError,
  table: readonly ErrorRow[],
): CloudError {
  const { kind, nextStep } = readErrorTable(table, answer.status, error);
  const requestId = answer.requestId && context.redact(answer.requestId);
  const code = context.redact(error.code ?? kind);
  const facts = [code, `HTTP ${answer.status}`, requestId && `request ${requestId}`].filter(Boolean).join(", ");
  const said = error.message ?? "the cloud gave no reason";
  const message = `${context.title} ${context.operation}: ${said} (${facts})`;
  return new CloudError(context.redact(message), {
    cloud: context.cloud,
    operation: context.operation,
    status: answer.status,
    code,
    kind,
    isRetryable: isPassing(kind),
    nextStep,
    ...(requestId && { requestId }),
  });
}
