import { CloudError } from "../../contract/cloud-error";
import type { Answer } from "./call";
import type { CallContext } from "./call-context";

/** The error for an answer that is not what the cloud documents. */
export function unreadableAnswerError(
  context: CallContext,
  answer: Pick<Answer, "status" | "requestId">,
  problem: string,
  isRetryable: boolean,
): CloudError {
  const requestId = answer.requestId && context.redact(answer.requestId);
  const facts = [`HTTP ${answer.status}`, requestId && `request ${requestId}`].filter(Boolean).join(", ");
  const message = `${context.title} ${context.operation}: the answer of ${context.origin} cannot be read: ${problem} (${facts})`;
  return new CloudError(context.redact(message), {
    cloud: context.cloud,
    operation: context.operation,
    status: answer.status,
    code: "unreadable",
    kind: "unreadable",
    isRetryable,
    nextStep: "Check that the base URL leads to the cloud's API and to no proxy or sign-in page.",
    ...(requestId && { requestId }),
  });
}
