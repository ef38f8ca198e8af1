import { errorText } from "../../../base/error-text";
import { Refusal } from "../../surface/refusal";
import { refusalAnswer } from "../answers";
import type { FaceContext } from "../../face-context";
import type { CallRecord } from "../../journal";
import type { QianfanCloud } from "../cloud";
import { authenticate } from "../authentication/verify-request";
import { readBody, requirePost } from "../request-body";
import { logId, v1Error, v1Success } from "./v1-answers";
import { v1ErrorTable } from "./v1-error-table";
import type { V1Operation } from "./v1-operation";
import { V1Refusal } from "./v1-refusal";

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
 * by this one (our choice; seed 003 says that a token does not do here). A signature that is wrong stops at the gateway.
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
