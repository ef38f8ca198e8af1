import { countTokens } from "../training/training-plan";

/** One message of a conversation, its content as plain text. */
export interface ChatMessage {
  /** `system`, `user`, `assistant`, … */
  readonly role: string;
  readonly content: string;
}

/** A model that answers on a simulated cloud. */
export interface AnsweringModel {
  /** The name by which it was called: a base model's, or a deployment's. */
  readonly name: string;
  /** What tuning taught it; absent for a base model. */
  readonly tuning?: {
    readonly baseModel: string;
    /** The trained answer to a prompt of the training data; prompts come without white space at their ends. */
    answerTo(prompt: string): string | undefined;
  };
}

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

/** A text of at most so many tokens, and whether something of it was cut off. */
export function limitAnswer(text: string, maxTokens: number | undefined): { text: string; isCut: boolean } {
  if (maxTokens === undefined || countTokens(text) <= maxTokens) return { text, isCut: false };
  const characters = Array.from(text);
  let low = 0;
  let high = characters.length;
  // The longest beginning that fits: tokens only grow with the text.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(characters.slice(0, middle).join("")) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return { text: characters.slice(0, low).join(""), isCut: true };
}

/** A text as a thinking model gives it: what it thought, and what it says. */
interface ThoughtAnswer {
  readonly thinking?: string;
  readonly text: string;
}

/** Takes apart an answer that was trained with `<think>…</think>` at its beginning. */
export function splitThinking(answer: string): ThoughtAnswer {
  const match = /^\s*<think>\n?([\s\S]*?)\n?<\/think>\s*/.exec(answer);
  if (match === null) return { text: answer };
  const thinking = match[1] ?? "";
  const text = answer.slice(match[0].length);
  return thinking.trim() === "" ? { text } : { thinking, text };
}
