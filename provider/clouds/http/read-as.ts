import type { z } from "zod";
import type { Answer } from "./call";
import type { CallContext } from "./call-context";
import { unreadableAnswerError } from "./unreadable-answer-error";

/** Most complaints that one message lists (our choice). */
const mostComplaints = 3;

/**
 * Reads an answer's body with a schema.
 * @throws CloudError `unreadable` with the path of each member that is not what the cloud documents; never its value.
 */
export function readAs<T>(schema: z.ZodType<T>, answer: Answer, context: CallContext): T {
  const result = schema.safeParse(answer.body);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${formatPath(issue.path)}: ${issue.message}`);
  throw unreadableAnswerError(context, answer, complaints.slice(0, mostComplaints).join("; "), false);
}

function formatPath(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "") || "body";
}
