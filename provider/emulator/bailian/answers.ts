import type { Refusal } from "./refusals";

const jsonHeaders = { "Content-Type": "application/json" };

/** Envelopes of the native API: jobs answer with `output`, files with `data`, refusals with a flat object. */
export const nativeAnswer = {
  output: (requestId: string, output: unknown) => json(200, { request_id: requestId, output }),
  data: (requestId: string, data: unknown) => json(200, { request_id: requestId, data }),
  /** Inference is the one success that holds `usage` beside its output. */
  generation: (requestId: string, output: unknown, usage: unknown) =>
    json(200, { request_id: requestId, output, usage }),
  /** Deleting a file answers with nothing but the request ID. */
  empty: (requestId: string) => json(200, { request_id: requestId }),
  refusal: (requestId: string, { status, code, message }: Refusal) =>
    json(status, { code, request_id: requestId, message }),
};

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: jsonHeaders });
}

const compatibleHeaders = { "Content-Type": "application/json" };

/** Codes that the OpenAI-compatible surface spells differently (page on OpenAI compatibility). */
const compatibleCodes: Readonly<Record<string, string>> = {
  InvalidApiKey: "invalid_api_key",
  InvalidParameter: "invalid_parameter_error",
  NotFound: "not_found",
  ModelNotFound: "model_not_found",
};

/** Envelopes of the OpenAI-compatible surface: bare objects, refusals under `error`. */
export const compatibleAnswer = {
  object: (body: unknown) => compatibleJson(200, body),
  refusal: (requestId: string, { status, code, message }: Refusal) =>
    compatibleJson(status, {
      error: { message, type: "invalid_request_error", param: null, code: compatibleCodes[code] ?? code },
      request_id: requestId,
    }),
};

function compatibleJson(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: compatibleHeaders });
}
