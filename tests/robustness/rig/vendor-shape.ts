import type { RawAnswer } from "./raw-exchange";

type Body = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null;

/** Envelopes of the two clouds: how a success and a refusal are told. */
const shapes: readonly { readonly prefix: RegExp; success(body: Body): boolean; refusal(body: Body): boolean }[] = [
  {
    prefix: /^\/api\/v1\//,
    success: (body) => isText(body["request_id"]),
    refusal: (body) => isText(body["request_id"]) && isText(body["code"]) && isText(body["message"]),
  },
  {
    prefix: /^\/compatible-mode\//,
    success: () => true,
    refusal: ({ error }) => isObject(error) && isText(error["code"]) && isText(error["message"]),
  },
  {
    prefix: /^\/wenxinworkshop\//,
    success: (body) => isText(body["log_id"]) && ("result" in body || isNumber(body["error_code"])),
    refusal: (body) => isText(body["code"]) && isText(body["message"]) && isText(body["requestId"]),
  },
  {
    prefix: /^\/v2(\/|\?|$)/,
    success: (body) => isText(body["requestId"]) && "result" in body,
    refusal: (body) => isText(body["requestId"]) && isText(body["code"]) && isText(body["message"]),
  },
  {
    prefix: /^/,
    success: () => true,
    refusal: ({ code, message, error }) => isText(code) || isText(message) || isObject(error),
  },
];

const isNumber = (value: unknown): boolean => typeof value === "number";

/** What is wrong with an answer to a request that was whole; undefined when a client of the cloud can read it. */
export function shapeProblem(method: string, target: string, answer: RawAnswer): string | undefined {
  const { status, head, body } = answer;
  if (status === undefined) return "no answer";
  if (status >= 500 && status !== 501) return `status ${status}`;
  if (method === "HEAD") return body === "" ? undefined : "a body for HEAD";
  if (/\ncontent-type: (text\/event-stream|application\/x-ndjson)/.test(head)) return undefined;
  const parsed = parseObject(body);
  if (parsed === undefined) return "no JSON object";
  const shape = shapes.find(({ prefix }) => prefix.test(target));
  const isOk = status < 400 ? shape?.success(parsed) : shape?.refusal(parsed);
  return isOk === true ? undefined : "another envelope";
}

function parseObject(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
