import type { Json } from "../../base/json";
import { jsonAnswer } from "./json-answer";
import type { Refusal } from "./refusal";

/**
 * The V2 error envelope `{requestId, code, message}`, never with status 200: no client would see it.
 *
 * @param more further members of the body
 */
export function refusalAnswer(
  requestId: string,
  refusal: Refusal,
  more: Readonly<Record<string, Json>> = {},
): Response {
  const { code, message } = refusal;
  return jsonAnswer(refusal.status, { requestId, code, message, ...more }, refusal.headers);
}
