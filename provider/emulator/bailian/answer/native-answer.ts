import type { Refusal } from "./refusal";

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
