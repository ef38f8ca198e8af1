import type { Json } from "../../../base/json";
import type { V1Operation } from "./v1-operation";
import type { V1Refusal } from "./v1-refusal";

/** `log_id`, a string: with a number the Go client loses the error. Ten digits, as in recorded answers. */
export function logId(requestId: string): string {
  return String(Number.parseInt(requestId.slice(0, 8), 16)).padStart(10, "0");
}

/** The V1 envelope of a success. */
export function v1Success(requestId: string, { envelope }: V1Operation, result: Json): Response {
  const body = { log_id: logId(requestId), result };
  return respond(requestId, envelope === "dataset" ? { ...body, status: 200, success: true } : body);
}

/** The V1 envelope of an error, which arrives with HTTP status 200. */
export function v1Error(
  requestId: string,
  { envelope }: V1Operation,
  { code, message }: Pick<V1Refusal, "code" | "message">,
): Response {
  const body = { error_code: code, error_msg: message, log_id: logId(requestId) };
  // The Python SDK reads `status`, `success`, `code` and `message` here, the others look for `error_code`.
  const ofDataset = { status: 400, success: false, code, message };
  return respond(requestId, envelope === "dataset" ? { ...body, ...ofDataset } : body);
}

function respond(requestId: string, body: Readonly<Record<string, Json>>): Response {
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/json; charset=utf-8", "x-bce-request-id": requestId },
  });
}
