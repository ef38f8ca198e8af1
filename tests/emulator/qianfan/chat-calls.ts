import assert from "node:assert/strict";
import type { TestQianfan } from "./start-qianfan";

/** V1's route, before the endpoint. */
export const v1Root = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat";
/** A conversation of one message. */
export const ask = (content: string, more: object = {}) => ({ messages: [{ role: "user", content }], ...more });

/** Tokens of an answer. */
interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** An answer of either route; of an error of V2 there is `error`, of V1 `error_code`. */
export interface ChatAnswer {
  readonly id: string;
  readonly model: string;
  readonly result: string;
  readonly is_truncated: boolean;
  readonly is_end: boolean;
  readonly sentence_id: number;
  readonly finish_reason: string;
  readonly usage: Usage;
  readonly choices: readonly {
    readonly message: { readonly role: string; readonly content: string };
    readonly delta: { readonly role?: string; readonly content: string };
    readonly finish_reason: string | null;
  }[];
  readonly error: { readonly code: string; readonly message: string; readonly type: string };
  readonly error_code: number;
  readonly error_msg: string;
}

/** Calls of both routes of inference. */
export function chatCalls(qianfan: () => TestQianfan) {
  const post = (path: string, body: unknown) =>
    qianfan().emulator.fetch(
      new Request(`http://qianfan.test${path}`, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  const chat = async (path: string, body: unknown) => {
    const response = await post(path, body);
    return { status: response.status, body: (await response.json()) as ChatAnswer };
  };
  const v1 = (endpoint: string, body: unknown) => chat(`${v1Root}/${endpoint}`, body);
  const v2 = (body: unknown) => chat("/v2/chat/completions", body);
  const events = async (path: string, body: object) => {
    const response = await post(path, body);
    assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
    const text = await response.text();
    assert.ok(text.endsWith("\n\n"));
    return text
      .trimEnd()
      .split("\n\n")
      .map((event) => event.replace(/^data: /, ""));
  };

  return { v1, v2, events };
}
