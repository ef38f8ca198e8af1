import type { ChatMessage } from "./chat-message";

/** Takes the thinking out of an answer, as Qwen 3's chat template does. */
export function splitThinking(message: ChatMessage): { readonly thinking: string; readonly content: string } {
  const content = message.content ?? "";
  if (message.reasoning_content !== undefined && message.reasoning_content !== null) {
    return { thinking: message.reasoning_content, content };
  }
  const parts = content.split("</think>");
  if (parts.length === 1) return { thinking: "", content };
  const thinking =
    parts[0]
      ?.replace(/(?<!\n)\n+$/, "")
      .split("<think>")
      .at(-1) ?? "";
  return { thinking: thinking.replace(/^\n+/, ""), content: parts.at(-1)?.replace(/^\n+/, "") ?? "" };
}
