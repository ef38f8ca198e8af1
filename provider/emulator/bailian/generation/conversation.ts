import { z } from "zod";
import {
  answerChat,
  type AnsweringModel,
  type ChatMessage,
  limitAnswer,
  splitThinking,
} from "../../inference/answer-chat";
import { plainContent } from "../../inference/taught-by-chat";
import { countTokens } from "../../training/training-plan";

/** Messages of both surfaces: content is a text or a list of parts. */
export const conversation = z
  .array(z.looseObject({ role: z.string(), content: z.unknown() }))
  .min(1)
  .transform((messages): ChatMessage[] =>
    messages.map(({ role, content }) => ({ role, content: plainContent(content) })),
  );

/** Most tokens of an answer. */
export const maxTokens = z
  .int()
  .min(1)
  .nullish()
  .transform((count) => count ?? undefined);

/** An answer as both surfaces put it into their envelopes. */
export interface Saying {
  readonly text: string;
  /** What the model thought before, where it was trained to. */
  readonly thinking?: string;
  readonly finishReason: "stop" | "length";
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a model says to a conversation. */
export function say(
  model: AnsweringModel,
  messages: readonly ChatMessage[],
  options: { readonly maxTokens: number | undefined; readonly enableThinking: boolean },
): Saying {
  const answer = answerChat(model, messages);
  const { thinking, text: whole } = splitThinking(answer.text);
  const { text, isCut } = limitAnswer(whole, options.maxTokens);
  const shown = options.enableThinking ? thinking : undefined;
  return {
    text,
    ...(shown === undefined ? {} : { thinking: shown }),
    finishReason: isCut ? "length" : "stop",
    inputTokens: answer.promptTokens,
    outputTokens: countTokens(text) + countTokens(shown ?? ""),
  };
}
