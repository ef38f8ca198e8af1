import {
  answerChat,
  type AnsweringModel,
  type ChatMessage,
  limitAnswer,
  splitThinking,
} from "../../inference/answer-chat";
import { doc, ours, type Rules } from "../../provenance/provenance";
import { countTokens } from "../../training/training-plan";

/** Rules of the calls of both surfaces that ask a model. */
export const answerRules: Rules = {
  "model is the deployed_model of a deployment that serves, or a listed base model":
    doc("model-deployment-quick-start"),
  "a model that does not exist, or that nobody has deployed, is 404": doc("error-code"),
  "a deployment of another workspace is 403 Model.AccessDenied": doc("error-code"),
  "while the account owes money 400 Arrearage": doc("error-code"),
  "a tuned model gives the trained answer to a prompt of its first 10,000 training rows, and names itself otherwise":
    ours("there is no language model here"),
  "thoughts that an answer was trained with come as reasoning_content, unless enable_thinking is false": doc(
    "qwen-api-reference; which models think is our choice",
  ),
  "max_tokens cuts the answer, with finish_reason length; other parameters change nothing": doc(
    "qwen-api-reference; what is ignored is our choice",
  ),
};

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
