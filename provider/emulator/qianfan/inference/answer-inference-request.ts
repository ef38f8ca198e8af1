import { errorText } from "../../../base/error-text";
import type { InjectedError } from "../../faults/injected-error";
import { injectedAnswer, refusalAnswer } from "../answers";
import { Refusal } from "../../surface/refusal";
import { answerId } from "./asked-model";
import {
  v1InferenceErrors,
  v2InferenceErrors,
  InferenceRefusal,
  v1InferenceRefusal,
  v2InferenceRefusal,
} from "./inference-errors";
import type { InferenceCall, InferenceOperation } from "./inference-operation";

/** Answers one request to an inference route, in the form of its API. */
export async function answerInferenceRequest(operation: InferenceOperation, call: InferenceCall): Promise<Response> {
  const { context, record, request } = call;
  const refusalOf = operation.errors === "v1" ? v1InferenceRefusal : v2InferenceRefusal;
  try {
    if (request.method !== operation.method && !isLenient(operation, request)) throw refusalOf("invalidMethod");
    return withRequestId(await operation.answer(call), record.requestId);
  } catch (error) {
    if (error instanceof Refusal) {
      record.errorCode = String(error.code);
      return refusalAnswer(record.requestId, error);
    }
    if (!(error instanceof InferenceRefusal)) context.reportFault(error);
    // A fault of the simulated cloud itself: its reason is shown, as everywhere.
    const refusal = error instanceof InferenceRefusal ? error : refusalOf("internal", errorText(error));
    record.errorCode = refusal.code;
    return inferenceError(record.requestId, refusal);
  }
}

/** The error that a fault rule asks for, in the form of the route. */
export function injectedInferenceAnswer(
  operation: InferenceOperation,
  requestId: string,
  error: InjectedError,
): Response {
  const { code } = error;
  if (operation.errors === "gateway") return injectedAnswer(requestId, error);
  if (operation.errors === "v1") {
    const known = Object.values(v1InferenceErrors).find((row) => String(row.code) === code);
    const message = error.message ?? known?.message ?? code;
    const body = { error_code: /^\d+$/.test(code) ? Number(code) : code, error_msg: message };
    return inferenceError(requestId, new InferenceRefusal(error.status ?? 200, code, message, body));
  }
  const known = Object.values(v2InferenceErrors).find((row) => row.code === code);
  const message = error.message ?? known?.message ?? code;
  const body = { error: { code, message, type: known?.type ?? "invalid_request_error" } };
  return inferenceError(requestId, new InferenceRefusal(error.status ?? known?.status ?? 500, code, message, body));
}

/** The Node client asks for an access token with either method. */
function isLenient({ name }: InferenceOperation, { method }: Request): boolean {
  return name === "oauth/token" && method === "GET";
}

function inferenceError(requestId: string, { status, body }: InferenceRefusal): Response {
  return withRequestId(Response.json({ ...body, id: answerId(requestId) }, { status }), requestId);
}

function withRequestId(response: Response, requestId: string): Response {
  response.headers.set("x-bce-request-id", requestId);
  return response;
}
