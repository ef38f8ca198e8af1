import type { ShapeKey } from "../../../provider/preflight/shapes/shapes";
import { answer, call, chat, dpo, judged, messages, pair, response, role, text, tools, user } from "./row-pieces";

/** Rows in which nothing is wrong. */
export const goodRows: readonly (readonly [key: ShapeKey, row: string])[] = [
  [chat, messages(`{"role":"system","content":"Be kind"},${user},${answer}`)],
  [chat, messages(`${user},{"role":"assistant","content":"<think>\\na\\n</think>\\n\\nb"}`)],
  [chat, messages(`${user},{"role":"assistant","content":"<think>\\n\\n</think>\\n\\nb"}`)],
  [chat, messages(`{"role":"user","content":[{"text":"Hi"}]},{"content":[{"text":"a"}],"role":"assistant"}`)],
  [chat, messages(`${user},{"role":"assistant","content":"Hello","loss_weight":"0.5"}`)],
  [chat, messages(`${user},${call},{"role":"tool","tool_call_id":"c1","content":"4"},${answer}`, tools)],
  [chat, ` { "messages" : [ ${user} , ${answer} ] } `],
  [chat, `{"messages":1,"mess\\u0061ges":[${user},${answer}]}`],
  [role, messages(`${user},{"role":"assistant","content":"Hello","weight":0}`)],
  [role, messages(`${user},${answer},{"role":"function","content":"4"},${answer}`)],
  [dpo, messages(user, `,"chosen":${answer},"rejected":{"role":"assistant","content":"Go away"}`)],
  [text, '{"text":"Once upon a time"}'],
  [{ cloud: "qianfan", format: "text" }, '{"text":"从前"}'],
  [
    response,
    '[{"system":"Be kind","prompt":"Hi","response":[["Hello"]]},{"prompt":"Hi","response":"Hello","weight":1}]',
  ],
  [pair, '[{"user":"Hi","assistant":"Hello"},{"user":"Hi","chosen":"a","rejected":"b"}]'],
  [judged, '[{"system":"Be kind","user":"Hi","chosen":"a"}]'],
  [judged, '[{"user":"Hi","assistant":"b"},{"user":"Hi","rejected":"a"}]'],
];
