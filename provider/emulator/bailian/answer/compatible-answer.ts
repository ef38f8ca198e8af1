import type { Refusal } from "./refusal";

const jsonHeaders = { "Content-Type": "application/json" };

/** Codes that the OpenAI-compatible surface spells differently (page on OpenAI compatibility). */
const compatibleCodes: Readonly<Record<string, string>> = {
  InvalidApiKey: "invalid_api_key",
  InvalidParameter: "invalid_parameter_error",
  NotFound: "not_found",
  ModelNotFound: "model_not_found",
};

/** Envelopes of the OpenAI-compatible surface: bare objects, refusals under `error`. */
export const compatibleAnswer = {
  object: (body: unknown) => json(200, body),
  refusal: (requestId: string, { status, code, message }: Refusal) =>
    json(status, {
      error: { message, type: "invalid_request_error", param: null, code: compatibleCodes[code] ?? code },
      request_id: requestId,
    }),
};

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: jsonHeaders });
}
