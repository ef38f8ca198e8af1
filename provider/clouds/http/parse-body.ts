import type { z } from "zod";
import type { Answer } from "./call";
import { type CallContext, unreadableAnswerError } from "./call-errors";

/** The body of an answer: JSON, nothing at all, or something else, which `problem` describes without quoting it. */
export type ParsedBody =
  | { readonly form: "json"; readonly value: unknown }
  | { readonly form: "empty" }
  | { readonly form: "other"; readonly problem: string };

/** Reads an answer's text as JSON; never throws. */
export function parseBody(text: string): ParsedBody {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed === "") return { form: "empty" };
  try {
    return { form: "json", value: JSON.parse(trimmed) };
  } catch {
    if (trimmed.startsWith("<")) return { form: "other", problem: "HTML instead of JSON" };
    return { form: "other", problem: `${Buffer.byteLength(text)} bytes that are not JSON or break off` };
  }
}

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
