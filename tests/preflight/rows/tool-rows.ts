import type { BadRow } from "./bad-row";
import { answer, call, chat, messages, tools, user } from "./row-pieces";

/** Rows that break rules about tools and thinking. */
export const badToolRows: readonly BadRow[] = [
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
    row: messages(`${user},{"role":"assistant","content":"a","tool_calls":{}}`, tools),
    rule: "tool-calls",
    column: 92,
    says: "messages[1].tool_calls is an object; tool calls are a list",
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
];
