import { client, doc, ours, type Source } from "../../provenance/provenance";

/** One error of V1's inference; the answer's HTTP status is 200 all the same. */
interface V1Row {
  readonly code: number;
  readonly message: string;
  readonly source: Source;
}

/** One error of V2's inference. */
interface V2Row {
  readonly status: 400 | 401 | 405 | 413 | 500;
  readonly code: string;
  readonly message: string;
  readonly type: string;
  readonly source: Source;
}

const page = doc("Wlyckvrz8, error codes of inference");
const sdk = client("Python SDK, its list of error codes; the text is our choice");

const v1Rows = {
  unavailable: { code: 2, message: "Service temporarily unavailable", source: page },
  unknownModel: { code: 3, message: "Unsupported openapi method", source: page },
  badSignature: { code: 14, message: "IAM Certification failed", source: sdk },
  invalidToken: { code: 110, message: "Access token invalid or no longer valid", source: page },
  expiredToken: { code: 111, message: "Access token expired", source: page },
  internal: { code: 336000, message: "Internal error", source: sdk },
  invalidJson: { code: 336002, message: "Invalid JSON", source: sdk },
  invalidMessages: { code: 336003, message: "the messages are invalid", source: sdk },
  invalidMethod: { code: 336101, message: "Invalid HTTP method", source: sdk },
  tooLarge: { code: 336003, message: "the request body is too large", source: sdk },
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

/** An inference call is not carried out. */
export class InferenceRefusal extends Error {
  readonly code: string;
  readonly status: number;
  /** The answer, but for its ID. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, body: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "InferenceRefusal";
    this.code = code;
    this.status = status;
    this.body = body;
  }
}

/** A refusal in V1's form: a number, with HTTP status 200. */
export function v1InferenceRefusal(name: keyof typeof v1InferenceErrors, more = ""): InferenceRefusal {
  const { code, message: text } = v1InferenceErrors[name];
  const message = more === "" ? text : `${text}: ${more}`;
  return new InferenceRefusal(200, String(code), message, { error_code: code, error_msg: message });
}

/** A refusal in V2's form, which is OpenAI's. */
export function v2InferenceRefusal(name: keyof typeof v2InferenceErrors, more = ""): InferenceRefusal {
  const { status, code, message: text, type } = v2InferenceErrors[name];
  const message = more === "" ? text : `${text}: ${more}`;
  return new InferenceRefusal(status, code, message, { error: { code, message, type } });
}
