import type { ChatMessage } from "../../inference/answer-chat";

type Members = Readonly<Record<string, unknown>>;

/** Text with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** The objects of a row: itself, or those of a list; empty where something else is among them. */
export function recordsOf(row: unknown): readonly Members[] {
  const list: readonly unknown[] = Array.isArray(row) ? row : [row];
  return list.every(isRecord) ? list : [];
}

/** A text, or the first one of a list, or of a list of lists, as answers are written. */
export function textOf(value: unknown): string | undefined {
  if (isText(value)) return value;
  return Array.isArray(value) && value.length > 0 ? textOf(value[0]) : undefined;
}

/** An answer as text or as a message. */
export function preferredText(value: unknown): string | undefined {
  return isRecord(value) ? textOf(value["content"]) : textOf(value);
}

/** The messages of a row, `{"messages": […]}` or the list alone; undefined where it has none or a wrong one. */
export function chatMessages(row: unknown): readonly ChatMessage[] | undefined {
  const list = isRecord(row) ? row["messages"] : row;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const messages = list.flatMap((message: unknown) => {
    if (!isRecord(message) || typeof message["role"] !== "string") return [];
    const content = contentOf(message["content"]);
    // A message that calls a tool may say nothing.
    const calls = message["tool_calls"] ?? message["function_call"];
    if (content === undefined && calls === undefined) return [];
    return [{ role: message["role"], content: content ?? JSON.stringify(calls) }];
  });
  return messages.length === list.length ? messages : undefined;
}

/** Plain text, or the texts of a list of parts. */
function contentOf(content: unknown): string | undefined {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return undefined;
  const texts = content.map((part: unknown) => (isRecord(part) ? part["text"] : undefined));
  return texts.every((text) => typeof text === "string") ? texts.join("") : undefined;
}

function isRecord(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
