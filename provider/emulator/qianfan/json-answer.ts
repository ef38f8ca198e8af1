import type { Json } from "../../base/json";

/** An answer in the vendor's form: `x-bce-request-id` equals the body's `requestId` (um4uzml11). */
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
