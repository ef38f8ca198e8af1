import { countTokens } from "../training/count-tokens";
import type { AnsweringModel } from "./answering-model";
import type { ChatMessage } from "./chat-message";

/** What a model says, and what it costs. */
export interface ChatAnswer {
  readonly text: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/**
 * Answers a conversation: the last message of the user decides. A tuned model gives the trained answer to a prompt of its
 * training data; every other answer echoes the prompt and names the model, so that one sees who answered (our choice).
 * The same conversation gets the same answer.
 */
export function answerChat(model: AnsweringModel, messages: readonly ChatMessage[]): ChatAnswer {
  const prompt = lastOfUser(messages).trim();
  const text = model.tuning?.answerTo(prompt) ?? echo(model, prompt);
  const promptTokens = messages.reduce((sum, { content }) => sum + countTokens(content), 0);
  return { text, promptTokens, completionTokens: countTokens(text) };
}

function lastOfUser(messages: readonly ChatMessage[]): string {
  const [last] = messages.filter(({ role }) => role === "user").slice(-1);
  return last?.content ?? "";
}

/** In the language of the prompt. */
function echo({ name, tuning }: AnsweringModel, prompt: string): string {
  if (/\p{Script=Han}/u.test(prompt)) {
    const kind = tuning === undefined ? "模拟的基础模型" : `由 ${tuning.baseModel} 调优而来的模拟模型`;
    return `您好，我是 ${name}，${kind}。您说的是：“${prompt}”。`;
  }
  const kind = tuning === undefined ? "a simulated base model" : `a simulated model, tuned from ${tuning.baseModel}`;
  return `Hello, this is ${name}, ${kind}. You said: "${prompt}".`;
}
