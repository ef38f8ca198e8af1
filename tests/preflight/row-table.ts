import type { ShapeKey } from "../../provider/preflight/shapes/shapes";

/** A row with what is wrong with it. */
export interface BadRow {
  readonly key: ShapeKey;
  /** JSON text, so that the column can be counted. */
  readonly row: string;
  readonly rule: string;
  readonly column: number;
  /** The sentence of the finding, or its beginning. */
  readonly says: string;
}

const chat = { cloud: "bailian", format: "chat" } as const;
const dpo = { cloud: "bailian", format: "dpo" } as const;
const text = { cloud: "bailian", format: "text" } as const;
const role = { cloud: "qianfan", format: "chat" } as const;
const response = { cloud: "qianfan", format: "prompt-response" } as const;
const pair = { cloud: "qianfan", format: "dpo" } as const;
const judged = { cloud: "qianfan", format: "kto" } as const;

const messages = (list: string, more = "") => `{"messages":[${list}]${more}}`;
const user = '{"role":"user","content":"Hi"}';
const answer = '{"role":"assistant","content":"Hello"}';
const call =
  '{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}';
const tools = ',"tools":[{"type":"function","function":{"name":"f"}}]';
const turns = (count: number, one: string) => Array.from({ length: count }, () => one).join(",");

/** One row at least for every rule about rows. */
export const badRows: readonly BadRow[] = [
  { key: chat, row: '"Hi"', rule: "row-object", column: 1, says: 'the row is "Hi"; a row is one JSON object' },
  { key: chat, row: "{}", rule: "messages-missing", column: 1, says: "messages is missing" },
  {
    key: chat,
    row: '{"messages":{}}',
    rule: "messages-list",
    column: 13,
    says: "messages is an object; it takes a list",
  },
  {
    key: chat,
    row: messages(""),
    rule: "messages-list",
    column: 13,
    says: "messages is a list; it takes a list of at least",
  },
  {
    key: chat,
    row: messages(`"Hi",${answer}`),
    rule: "message-object",
    column: 14,
    says: 'messages[0] is "Hi"; a message is',
  },
  {
    key: chat,
    row: messages(`{"content":"Hi"},${answer}`),
    rule: "role-missing",
    column: 14,
    says: "messages[0].role is missing",
  },
  {
    key: chat,
    row: messages(`{"role":"developer","content":"Hi"},${answer}`),
    rule: "role",
    column: 22,
    says: 'messages[0].role is "developer"; roles are system, user, assistant and tool',
  },
  {
    key: chat,
    row: messages(`{"role":7,"content":"Hi"},${answer}`),
    rule: "role",
    column: 22,
    says: "messages[0].role is 7",
  },
  {
    key: role,
    row: messages(`{"role":"bot","content":"Hi"},${answer}`),
    rule: "qianfan-role",
    column: 22,
    says: 'messages[0].role is "bot"',
  },
  {
    key: chat,
    row: messages(`{"role":"user"},${answer}`),
    rule: "content-missing",
    column: 14,
    says: "messages[0].content is missing",
  },
  {
    key: chat,
    row: messages(`{"role":"user","content":null},${answer}`),
    rule: "content",
    column: 39,
    says: "messages[0].content is null",
  },
  {
    key: chat,
    row: messages(`{"role":"user","content":["Hi"]},${answer}`),
    rule: "content",
    column: 40,
    says: 'messages[0].content[0] is "Hi"',
  },
  {
    key: chat,
    row: messages(`{"role":"user","content":[{"image":"a.png"}]},${answer}`),
    rule: "content-media",
    column: 40,
    says: "messages[0].content[0] names an image or a video",
  },
  {
    key: chat,
    row: messages(`${user},{"role":"assistant","content":""}`),
    rule: "content-empty",
    column: 75,
    says: "messages[1].content is empty",
  },
  { key: chat, row: messages(user), rule: "no-answer", column: 13, says: "messages holds no message of the assistant" },
  { key: chat, row: messages(answer), rule: "no-question", column: 13, says: "messages holds no message of the user" },
  {
    key: chat,
    row: messages(`${user},${answer},${user}`),
    rule: "last-not-assistant",
    column: 84,
    says: "messages[2] is the last message",
  },
  {
    key: chat,
    row: messages(`${user},{"role":"system","content":"Be kind"},${answer}`),
    rule: "system-not-first",
    column: 45,
    says: "messages[1] is a system message after the first",
  },
  {
    key: chat,
    row: messages(`${user},${user},${answer}`),
    rule: "not-alternating",
    column: 45,
    says: "messages[1] has the same role",
  },
  {
    key: chat,
    row: messages(`{"role":"user","name":"Ann","content":"Hi"},${answer}`),
    rule: "unsupported-member",
    column: 36,
    says: "messages[0].name is OpenAI's",
  },
  {
    key: chat,
    row: messages(`${user},{"role":"assistant","content":"Hello","loss_weight":1.5}`),
    rule: "loss-weight",
    column: 97,
    says: "messages[1].loss_weight is 1.5; a loss weight is a number from 0 to 1",
  },
  {
    key: role,
    row: messages(`${user},{"role":"assistant","content":"Hello","weight":0.5}`),
    rule: "weight",
    column: 92,
    says: "messages[1].weight is 0.5",
  },
  {
    key: role,
    row: messages(turns(151, `${user},${answer}`)),
    rule: "too-many-turns",
    column: 10514,
    says: "messages[300] is beyond the 150th turn",
  },
  {
    key: chat,
    row: messages(`${user},{"role":"assistant","content":"<think>\\na\\n</think>\\n\\nb"},${user},${answer}`),
    rule: "think-not-last",
    column: 75,
    says: "messages[1].content thinks, and only the last",
  },
  {
    key: chat,
    row: messages(`${user},{"role":"assistant","content":"\\u003cthink\\u003ea</think>b"}`),
    rule: "think-form",
    column: 75,
    says: "messages[1].content has thinking that is not written as <think>",
  },
  {
    key: chat,
    row: messages(`${user},${answer}`, ',"tools":{}'),
    rule: "tools",
    column: 93,
    says: "tools is an object; tools are a list",
  },
  {
    key: chat,
    row: messages(`${user},${answer}`, ',"tools":[{"name":"f"}]'),
    rule: "tools",
    column: 94,
    says: "tools[0] is an object",
  },
  { key: chat, row: messages(`${user},${call},${answer}`), rule: "tools-missing", column: 1, says: "tools is missing" },
  {
    key: chat,
    row: messages(`${user},{"role":"assistant","content":"a","tool_calls":[]}`, tools),
    rule: "tool-calls",
    column: 92,
    says: "messages[1].tool_calls is a list",
  },
  {
    key: chat,
    row: messages(`${user},{"role":"assistant","tool_calls":[{"id":"c1"}]},${answer}`, tools),
    rule: "tool-call",
    column: 79,
    says: "messages[1].tool_calls[0] is an object; a tool call is",
  },
  {
    key: chat,
    row: messages(
      `${user},{"role":"assistant","tool_calls":[{"id":"c1","function":{"name":"f","arguments":{}}}]},${answer}`,
      tools,
    ),
    rule: "tool-arguments",
    column: 125,
    says: "messages[1].tool_calls[0].function.arguments is an object",
  },
  {
    key: chat,
    row: messages(`${user},${call},{"role":"tool","tool_call_id":"c2","content":"4"},${answer}`, tools),
    rule: "tool-call-id",
    column: 152,
    says: "messages[2] answers no call",
  },
  {
    key: dpo,
    row: messages(`${user},${answer}`, `,"chosen":${answer},"rejected":${user}`),
    rule: "last-not-user",
    column: 45,
    says: "messages[1] is the last message",
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":${answer}`),
    rule: "answer-missing",
    column: 1,
    says: "rejected is missing",
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":"a","rejected":${answer}`),
    rule: "answer",
    column: 55,
    says: 'chosen is "a"; an answer is {',
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":${user},"rejected":${answer}`),
    rule: "answer-role",
    column: 63,
    says: 'chosen.role is "user"',
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":${answer},"rejected":${answer}`),
    rule: "same-answers",
    column: 1,
    says: "the row has equal answers",
  },
  { key: text, row: '{"content":"a"}', rule: "text-missing", column: 1, says: 'text is missing; a row is {"text"' },
  { key: text, row: '{"text":["a"]}', rule: "text", column: 9, says: "text is a list; it takes a text" },
  { key: text, row: '{"text":""}', rule: "text-empty", column: 9, says: "text is empty" },
  {
    key: response,
    row: '{"prompt":"Hi"}',
    rule: "row-list",
    column: 1,
    says: "the row is an object; a row is one JSON list",
  },
  { key: response, row: "[]", rule: "row-list", column: 1, says: "the row is a list" },
  { key: response, row: '["Hi"]', rule: "turn", column: 2, says: '[0] is "Hi"; a turn is an object' },
  { key: response, row: '[{"response":"Hello"}]', rule: "prompt-missing", column: 2, says: "[0].prompt is missing" },
  { key: response, row: '[{"prompt":"","response":"Hello"}]', rule: "prompt", column: 12, says: '[0].prompt is ""' },
  {
    key: response,
    row: '[{"prompt":"Hi"}]',
    rule: "response-missing",
    column: 2,
    says: "[0].response is missing; a turn without an answer can be imported",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":["Hello"]}]',
    rule: "response",
    column: 28,
    says: "[0].response is a list; an answer is a text",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":[["a"],["b"]]}]',
    rule: "response",
    column: 28,
    says: "[0].response is a list",
  },
  {
    key: response,
    row: '[{"system":1,"prompt":"Hi","response":"a"}]',
    rule: "system",
    column: 12,
    says: "[0].system is 1",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":"a"},{"system":"b","prompt":"Hi","response":"a"}]',
    rule: "system-not-first",
    column: 43,
    says: "[1].system stands after the first turn",
  },
  {
    key: pair,
    row: '[{"user":"Hi"},{"user":"Hi","chosen":"a","rejected":"b"}]',
    rule: "earlier-answer-missing",
    column: 2,
    says: "[0].assistant is missing",
  },
  { key: pair, row: '[{"user":"Hi","chosen":"a"}]', rule: "pair-missing", column: 2, says: "[0].rejected is missing" },
  {
    key: pair,
    row: '[{"user":"Hi","chosen":"a","rejected":3}]',
    rule: "answer",
    column: 39,
    says: "[0].rejected is 3; an answer is a text",
  },
  {
    key: judged,
    row: '[{"user":"Hi","chosen":"a","rejected":"b"}]',
    rule: "judged-answer",
    column: 2,
    says: "[0] has to have either `chosen` or `rejected`",
  },
];

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
