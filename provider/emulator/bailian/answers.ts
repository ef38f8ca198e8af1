import { own } from "../../base/own";
import type { Refusal } from "../surface/refusal";

/**
 * What an operation answers below the envelope: on the native API the members beside `request_id` (`output`, for files
 * `data`, `usage` beside the output of inference alone), on the OpenAI-compatible surface the whole body. A stream is a
 * response of its own.
 */
export type Answer = Readonly<Record<string, unknown>> | Response;

/** How a surface puts what it has to say. */
export interface Envelope {
  success(requestId: string, answer: Answer): Response;
  refusal(requestId: string, refusal: Refusal): Response;
}

/** Envelopes of the native API: refusals are a flat object. */
export const nativeEnvelope: Envelope = {
  success: (requestId, answer) => (answer instanceof Response ? answer : json({ request_id: requestId, ...answer })),
  refusal: (requestId, refusal) =>
    json({ code: refusal.code, request_id: requestId, message: refusal.message }, refusal),
};

/** Codes that the OpenAI-compatible surface spells differently (page on OpenAI compatibility). */
const compatibleCodes: Readonly<Record<string, string>> = {
  InvalidApiKey: "invalid_api_key",
  InvalidParameter: "invalid_parameter_error",
  NotFound: "not_found",
  ModelNotFound: "model_not_found",
};

/** Envelopes of the OpenAI-compatible surface: bare objects, refusals under `error`. */
export const compatibleEnvelope: Envelope = {
  success: (_requestId, answer) => (answer instanceof Response ? answer : json(answer)),
  refusal: (requestId, refusal) => {
    const { code, message } = refusal;
    const error = {
      message,
      type: "invalid_request_error",
      param: null,
      code: own(compatibleCodes, String(code)) ?? code,
    };
    return json({ error, request_id: requestId }, refusal);
  },
};

/** Envelopes of the console's gateway: a refusal stands within a success, unless nothing was understood ([bailian-cli]). */
export const gatewayEnvelope: Envelope = {
  success: (requestId, answer) => (answer instanceof Response ? answer : json({ requestId, ...answer })),
  refusal: (requestId, refusal) => {
    const { code, message } = refusal;
    return json({ requestId, data: { success: false, errorCode: code, errorMsg: message } }, refusal);
  },
};

function json(body: object, refusal?: Refusal): Response {
  const { status = 200, headers } = refusal ?? {};
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}
