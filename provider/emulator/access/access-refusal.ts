import { randomUUID } from "node:crypto";

/**
 * A refusal before either cloud has looked at the request, with the members of both clouds' envelopes, so that each
 * client reads it (our choice: no document says what their gateways answer here).
 */
export function accessRefusal(status: 400 | 403 | 503, code: string, message: string): Response {
  const requestId = randomUUID();
  const body = { code, message, request_id: requestId, requestId, error: { code, message, type: code, param: null } };
  return Response.json(body, { status, headers: { "x-bce-request-id": requestId } });
}
