import type { z } from "zod";
import type { Answer } from "./call";
import { type CallContext, unreadableAnswerError } from "./call-errors";
import { type LeftOut, readLeniently } from "./read-leniently";

/** Most complaints that one message lists (our choice). */
const mostComplaints = 3;

/**
 * Reads an answer's body with a schema; `onLeftOut` hears of what nobody needs and had to be left out.
 * @throws CloudError `unreadable` with the path of each member that is not what the cloud documents; never its value, unless that stands for an ID.
 */
export function readAs<T>(
  schema: z.ZodType<T>,
  answer: Answer,
  context: CallContext,
  onLeftOut: (left: LeftOut) => void = () => undefined,
): T {
  const reading = readLeniently(schema, answer.body);
  if ("issues" in reading) {
    const complaints = reading.issues.map((issue) => `${formatPath(issue.path)}: ${issue.message}`);
    throw unreadableAnswerError(context, answer, complaints.slice(0, mostComplaints).join("; "), false);
  }
  for (const left of reading.leftOut) onLeftOut(left);
  return reading.data;
}

/** What is told of a part that was left out: without the place in a list, so that each kind is told once. */
export function describeLeftOut({ path, isItem }: LeftOut): string {
  const place = formatPath(path).replace(/\[\d+\]/g, "[]");
  return isItem
    ? `an item of ${place.replace(/\[\]$/, "")} cannot be read and is passed over`
    : `${place} is not of the documented type and counts as absent`;
}

function formatPath(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "") || "body";
}
