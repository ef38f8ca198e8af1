import { readJson } from "../../base/json";
import { isRecord } from "../../base/is-record";

/** A prompt of training data and the answer that it teaches. */
export interface TaughtAnswer {
  readonly prompt: string;
  readonly answer: string;
}

/** The text of a message's content: itself, or the texts of its parts; anything else (images, tool calls) has none. */
export function plainContent(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map(textOfPart).join("");
}

function textOfPart(part: unknown): string {
  if (typeof part === "string") return part;
  return isRecord(part) && typeof part["text"] === "string" ? part["text"] : "";
}

/**
 * What one row of chat data teaches: each message of the user with the assistant's message behind it, and for preferences
 * the last message of the user with what was chosen. Anything else teaches nothing.
 */
export function taughtByChat(line: string): readonly TaughtAnswer[] {
  const row = parse(line);
  if (!isRecord(row) || !Array.isArray(row["messages"])) return [];
  const turns = [...(row["messages"] as unknown[]), row["chosen"]].filter(isRecord).map((message) => ({
    role: message["role"],
    content: plainContent(message["content"]),
  }));
  return turns.flatMap(({ role, content: answer }, index) => {
    const before = turns[index - 1];
    return role === "assistant" && before?.role === "user" && answer !== "" ? [{ prompt: before.content, answer }] : [];
  });
}

function parse(line: string): unknown {
  try {
    return readJson(line);
  } catch {
    return undefined;
  }
}
