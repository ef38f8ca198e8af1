import type { TrainingPair } from "../datasets/training-pair-store";
import { chatMessages, isText, preferredText, recordsOf, textOf } from "./row-parts";

/** A row that fits, or what is wrong with it. */
type Shape = (row: unknown) => { readonly texts: readonly string[]; readonly pairs: readonly TrainingPair[] } | string;

/**
 * Rows by format, as the console's pages about importing print them: `[{"prompt": "…", "response": [["…"]]}]`,
 * `{"messages": […]}`, `[{"user": "…", "chosen": "…", "rejected": "…"}]`, `{"text": "…"}`. That an object may stand for a
 * list of one is our choice.
 */
export const rowShapes: Readonly<Record<string, Shape>> = {
  PromptResponse: (row) => promptRow(row, (turn) => textOf(turn["response"]), "response"),
  PromptSortedresponses: (row) => promptRow(row, (turn) => textOf(turn["response"]), "response"),
  PromptImageResponse: (row) => promptRow(row, (turn) => textOf(turn["response"]), "response"),
  // Files that a run reads itself do not say which of the two they hold.
  SFT: (row) => (chatMessages(row) === undefined ? rowShapes["PromptResponse"] : rowShapes["Role"])?.(row) ?? "",
  Prompt: (row) => promptRow(row, () => "", ""),
  Role: (row) => {
    const messages = chatMessages(row);
    if (messages === undefined) return "messages with role and content are missing";
    const pairs = messages.flatMap(({ role, content }, index) => {
      const before = messages[index - 1];
      return role === "assistant" && before?.role === "user" ? [{ prompt: before.content, answer: content }] : [];
    });
    if (messages.every(({ role }) => role !== "assistant")) return "no message is the assistant's";
    return { texts: messages.map(({ content }) => content), pairs };
  },
  SFT_FIM: (row) => {
    const [record] = recordsOf(row);
    const parts = ["prefix", "suffix", "middle"].map((name) => record?.[name]);
    return parts.every(isText) ? { texts: parts, pairs: [] } : "prefix, suffix or middle is missing";
  },
  Text: (row) => {
    const texts = isText(row) ? [row] : recordsOf(row).map((record) => record["text"]);
    return texts.length > 0 && texts.every(isText) ? { texts, pairs: [] } : "text is missing";
  },
  DPO_PromptChosenRejected: (row) => preferenceRow(row, ["chosen", "rejected"]),
  KTO_PromptChosenRejected: (row) => preferenceRow(row, []),
};

function promptRow(
  row: unknown,
  answerOf: (turn: Readonly<Record<string, unknown>>) => string | undefined,
  name: string,
) {
  const turns = recordsOf(row);
  if (turns.length === 0) return "the row is neither an object nor a list of objects";
  const pairs: TrainingPair[] = [];
  for (const turn of turns) {
    const prompt = turn["prompt"];
    if (!isText(prompt)) return "prompt is missing";
    const answer = answerOf(turn);
    if (answer === undefined) return `${name} is missing`;
    pairs.push({ prompt, answer });
  }
  return {
    texts: pairs.flatMap(({ prompt, answer }) => [prompt, answer]),
    pairs: pairs.filter((pair) => pair.answer !== ""),
  };
}

/**
 * DPO's last turn has a chosen and a rejected answer, KTO's one of the two; the question of a turn is `user`, and
 * `assistant` an earlier answer.
 */
function preferenceRow(row: unknown, needed: readonly string[]): ReturnType<Shape> {
  const turns = recordsOf(row);
  const last = turns.at(-1);
  if (last === undefined) return "the row is neither an object nor a list of objects";
  const prompt = last["user"] ?? last["prompt"];
  if (!isText(prompt)) return "user is missing";
  const missing = needed.find((name) => preferredText(last[name]) === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  const answers = ["chosen", "rejected"].flatMap((name) => preferredText(last[name]) ?? []);
  if (answers.length === 0) return "chosen or rejected is missing";
  const earlier = turns.slice(0, -1).flatMap((turn) => [turn["user"], turn["assistant"]].filter(isText));
  const liked = preferredText(last["chosen"]);
  return {
    texts: [...earlier, prompt, ...answers],
    pairs: liked === undefined ? [] : [{ prompt, answer: liked }],
  };
}
