import { client, doc, ours } from "../../provenance/provenance";
import { refusalsOf, type ErrorRow } from "../../surface/refusal";

/** One error of V1's inference, with HTTP status 200 all the same. */
type V1Row = ErrorRow & { readonly code: number };

/** One error of V2's inference, with OpenAI's word for its kind. */
type V2Row = ErrorRow & { readonly code: string; readonly type: string };

const page = doc("Wlyckvrz8, error codes of inference");
const sdk = client("Python SDK, its list of error codes; the text is our choice");

const status = 200;

const v1Rows = {
  unavailable: { status, code: 2, message: "Service temporarily unavailable", source: page },
  unknownModel: { status, code: 3, message: "Unsupported openapi method", source: page },
  badSignature: { status, code: 14, message: "IAM Certification failed", source: sdk },
  invalidToken: { status, code: 110, message: "Access token invalid or no longer valid", source: page },
  expiredToken: { status, code: 111, message: "Access token expired", source: page },
  internal: { status, code: 336000, message: "Internal error", source: sdk },
  invalidJson: { status, code: 336002, message: "Invalid JSON", source: sdk },
  invalidMessages: { status, code: 336003, message: "the messages are invalid", source: sdk },
  invalidMethod: { status, code: 336101, message: "Invalid HTTP method", source: sdk },
  tooLarge: { status, code: 336003, message: "the request body is too large", source: sdk },
} as const satisfies Record<string, V1Row>;

const copy = doc("detail-161097");
const observed = ours("code, text and status as people report them");
const notStated = ours("not stated");
const type = "invalid_request_error";

const v2Rows = {
  unknownModel: { status: 401, code: "invalid_model", message: "No permission to use the model", type, source: copy },
  unavailable: { status: 401, code: "invalid_model", message: "No permission to use the model", type, source: copy },
  noModel: { status: 400, code: "invalid_model", message: "model is empty", type, source: copy },
  badKey: { status: 401, code: "invalid_iam_token", message: "IAM Certification failed", type, source: observed },
  invalidJson: { status: 400, code: "malformed_json", message: "Invalid Argument", type, source: copy },
  invalidMessages: {
    status: 400,
    code: "invalid_messages",
    message: "the messages are invalid",
    type,
    source: notStated,
  },
  invalidMethod: { status: 405, code: "method_not_allowed", message: "Invalid HTTP method", type, source: notStated },
  tooLarge: {
    status: 413,
    code: "request_too_large",
    message: "the request body is too large",
    type,
    source: notStated,
  },
  internal: { status: 500, code: "internal_error", message: "Internal error", type: "server_error", source: notStated },
} as const satisfies Record<string, V2Row>;

/** Every error of V1's inference by name. */
export const v1InferenceErrors: Readonly<Record<keyof typeof v1Rows, V1Row>> = v1Rows;
/** Every error of V2's inference by name. */
export const v2InferenceErrors: Readonly<Record<keyof typeof v2Rows, V2Row>> = v2Rows;
/** Names of the errors that both have. */
export type InferenceErrorName = keyof typeof v1Rows & keyof typeof v2Rows;

/** Makes the refusals of V1's inference. */
export const refuseV1 = refusalsOf(v1InferenceErrors);
/** Makes the refusals of V2's inference. */
export const refuseV2 = refusalsOf(v2InferenceErrors);

/** An error's usual text and what is wrong behind it. */
export function withReason({ message }: ErrorRow, reason: string): string {
  return `${message}: ${reason}`;
}
