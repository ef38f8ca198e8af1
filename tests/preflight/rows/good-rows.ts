import type { RowKey } from "../rig/scan-content";
import {
  answer,
  call,
  chat,
  dpo,
  judged,
  messages,
  pair,
  prompts,
  response,
  role,
  sorted,
  text,
  tools,
  user,
} from "./row-pieces";

const result = '{"role":"function","name":"f","content":"4"}';

/** Rows in which nothing is wrong. */
export const goodRows: readonly (readonly [key: RowKey, row: string])[] = [
  [chat, messages(`{"role":"system","content":"Be kind"},${user},${answer}`)],
  [chat, messages(`${user},{"role":"assistant","content":"<think>\\na\\n</think>\\n\\nb"}`)],
  [chat, messages(`${user},{"role":"assistant","content":"<think>\\n\\n</think>\\n\\nb"}`)],
  [chat, messages(`{"role":"user","content":[{"text":"Hi"}]},{"content":[{"text":"a"}],"role":"assistant"}`)],
  [chat, messages(`${user},{"role":"assistant","content":"Hello","loss_weight":"0.5"}`)],
  [chat, messages(`${user},${call},{"role":"tool","tool_call_id":"c1","content":"4"},${answer}`, tools)],
  [chat, ` { "messages" : [ ${user} , ${answer} ] } `],
  [chat, messages(`${user},{"role":"assistant","content":"a","tool_calls":[],"name":null,"loss_weight":null}`)],
  [chat, messages(`${user},${answer}`, ',"chosen":null,"images":[],"label":null,"functions":[]')],
  [chat, messages(`${user},{"role":"assistant","content":"a","loss_weight":1e-3,"reasoning_content":" "}`)],
  [chat, messages(`{"role":"user","content":[{"text":"Hi","image":null}]},${answer}`)],
  [role, messages(`${user},{"role":"assistant","content":"Hello","weight":0}`)],
  [role, messages(`${user},{"role":"assistant","content":"Hello","weight":null}`)],
  ...["", ',"content":""', ',"content":null'].map(
    (content) =>
      [
        role,
        messages(
          `${user},{"role":"assistant","function_call":{"name":"f","arguments":"{}"}${content}},${result},${answer}`,
        ),
      ] as const,
  ),
  [role, messages(`${user},${answer},${result},${answer}`)],
  [dpo, messages(user, `,"chosen":${answer},"rejected":{"role":"assistant","content":"Go away"}`)],
  [text, '{"text":"Once upon a time"}'],
  [{ cloud: "qianfan", format: "text" }, '{"text":"从前"}'],
  [
    response,
    '[{"system":"Be kind","prompt":"Hi","response":[["Hello"]]},{"prompt":"Hi","response":"Hello","weight":1}]',
  ],
  [response, '[{"system":null,"prompt":"Hi","response":"a","weight":null}]'],
  [prompts, '{"prompt":"Hi"}'],
  [prompts, '[{"prompt":"Hi"}]'],
  [sorted, '[{"prompt":"Hi","response":[["a"],["b"]],"score":[1,0]}]'],
  [sorted, '[{"system":"Be kind","prompt":"Hi","response":["a","b","c"]}]'],
  [pair, '[{"user":"Hi","assistant":"Hello"},{"user":"Hi","chosen":"a","rejected":"b"}]'],
  [judged, '[{"user":"Hi","chosen":"a","rejected":null}]'],
  [judged, '[{"user":"Hi","chosen":"","rejected":"a"}]'],
  [judged, '[{"system":"Be kind","user":"Hi","chosen":"a"}]'],
  [judged, '[{"user":"Hi","assistant":"b"},{"user":"Hi","rejected":"a"}]'],
];
