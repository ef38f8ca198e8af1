import type { ChatMessage } from "./chat-message";
import { renderChat } from "./render-chat";
import type { TokenCounter } from "./token-counter";

/** `<|im_start|>`, `<|im_end|>` and the line break after it: one token each in Qwen's vocabulary, whatever stands between. */
const tokensAroundTurn = 3;

/** What a chat costs in tokens with everything that the chat template puts around its texts. Exact where the counter is. */
export function chatTokens(
  counter: TokenCounter,
  messages: readonly ChatMessage[],
  tools?: readonly unknown[] | null,
): number {
  return renderChat(messages, tools).reduce((sum, turn) => sum + tokensAroundTurn + counter.count(turn), 0);
}
