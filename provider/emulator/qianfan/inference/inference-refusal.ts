import { v1InferenceErrors, v2InferenceErrors } from "./inference-errors";

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
