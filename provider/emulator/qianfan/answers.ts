import type { Json } from "../../base/json";
import type { Refusal } from "../surface/refusal";

/** An answer in the vendor's form: `x-bce-request-id` equals the body's `requestId` [um4uzml11]. */
export function jsonAnswer(
  status: number,
  body: { readonly requestId: string; readonly [member: string]: Json },
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      "Content-Type": "application/json; charset=utf-8",
      "x-bce-request-id": body.requestId,
    },
  });
}

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
