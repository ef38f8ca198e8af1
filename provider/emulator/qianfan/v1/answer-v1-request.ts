import { errorText } from "../../../base/error-text";
import type { Json } from "../../../base/json";
import type { FaceContext } from "../../face-context";
import type { InjectedError } from "../../faults/injected-error";
import type { CallRecord } from "../../journal";
import { refusalAnswer, injectedAnswer } from "../answers";
import { authenticate } from "../authentication/verify-request";
import type { QianfanCloud } from "../cloud";
import { Refusal } from "../../surface/refusal";
import { readBody, requirePost } from "../request-body";
import { v1ErrorTable, V1Refusal } from "./v1-errors";
import type { V1Operation } from "./v1-operation";

/**
 * Answers one request to a V1 path. What the gateway judges (signature, method) it answers as for V2, with a status of
 * 4xx; what the service judges is a V1 error with status 200.
 */
export async function answerV1Request(
  context: FaceContext,
  cloud: QianfanCloud,
  operation: V1Operation,
  record: CallRecord,
  request: Request,
): Promise<Response> {
  try {
    if (context.settings.authenticate) authenticateV1(context, request);
    requirePost(request);
    const body = await readV1Body(request);
    const { origin } = new URL(request.url);
    const readings = (await operation.readFiles?.({ cloud, body })) ?? [];
    const result = context.store[operation.mode](() => operation.answer({ cloud, body, record, origin, readings }));
    return v1Success(record.requestId, operation, result);
  } catch (error) {
    if (error instanceof Refusal) {
      record.errorCode = String(error.code);
      return refusalAnswer(
        record.requestId,
        error,
        "X-Bce-Error-Code" in error.headers ? authMembers(record.requestId) : {},
      );
    }
    if (!(error instanceof V1Refusal)) context.reportFault(error);
    const refusal = error instanceof V1Refusal ? error : unexpected(error);
    record.errorCode = String(refusal.code);
    return v1Error(record.requestId, operation, refusal);
  }
}

/**
 * A request without a signature passes the gateway, because an access token would do for other services, and is refused
 * by this one (our choice; seed [003] says that a token does not do here). A signature that is wrong stops at the gateway.
 */
function authenticateV1(context: FaceContext, request: Request): void {
  if (!request.headers.get("authorization")) throw new V1Refusal("authFailed");
  authenticate(context, request);
}

/** As in V2, the reason of a fault is shown. */
function unexpected(error: unknown): Pick<V1Refusal, "code" | "message"> {
  const { code, message } = v1ErrorTable.internalServerError;
  return { code, message: `${message} (${errorText(error)})` };
}

/** V1's members beside the gateway's, so that who reads either finds it (our choice). */
function authMembers(requestId: string): Readonly<Record<string, string | number>> {
  const { code, message } = v1ErrorTable.authFailed;
  return { error_code: code, error_msg: message, log_id: logId(requestId) };
}

async function readV1Body(request: Request): Promise<unknown> {
  try {
    return await readBody(request);
  } catch (error) {
    const isTheServices = error instanceof Refusal && error.code === "MalformedJSON";
    throw isTheServices ? new V1Refusal("paramInvalid") : error;
  }
}

/** `log_id`, a string: with a number the [Go SDK] loses the error. Ten digits, as in [recorded answers]. */
function logId(requestId: string): string {
  return String(Number.parseInt(requestId.slice(0, 8), 16)).padStart(10, "0");
}

/** The V1 envelope of a success. */
function v1Success(requestId: string, { envelope }: V1Operation, result: Json): Response {
  const body = { log_id: logId(requestId), result };
  return respond(requestId, envelope === "dataset" ? { ...body, status: 200, success: true } : body);
}

/** The V1 envelope of an error, which arrives with HTTP status 200. */
function v1Error(
  requestId: string,
  { envelope }: V1Operation,
  { code, message }: Pick<V1Refusal, "code" | "message">,
): Response {
  const body = { error_code: code, error_msg: message, log_id: logId(requestId) };
  // The [Python SDK] reads `status`, `success`, `code` and `message` here, the others look for `error_code`.
  const ofDataset = { status: 400, success: false, code, message };
  return respond(requestId, envelope === "dataset" ? { ...body, ...ofDataset } : body);
}

function respond(requestId: string, body: Readonly<Record<string, Json>>): Response {
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/json; charset=utf-8", "x-bce-request-id": requestId },
  });
}

/** The error that a fault rule asks for: a number is the service's and has status 200, a word is the gateway's. */
export function v1InjectedAnswer(requestId: string, operation: V1Operation, error: InjectedError): Response {
  if (!/^\d+$/.test(error.code)) return injectedAnswer(requestId, error);
  const code = Number(error.code);
  const known = Object.values(v1ErrorTable).find((row) => row.code === code);
  return v1Error(requestId, operation, { code, message: error.message ?? known?.message ?? error.code });
}
