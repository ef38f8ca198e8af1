import type { TrainingPair } from "../store/training-pair-store";
import { chatMessages, isText, preferredText, recordsOf, textOf } from "./row-parts";

/** A row that fits, or what is wrong with it. */
type Shape = (row: unknown) => { readonly texts: readonly string[]; readonly pairs: readonly TrainingPair[] } | string;

/**
 * Rows by format. The pages print one form of each; that an object may stand for a list of one is our choice. The only
 * recorded form is PromptResponse's, `[{"prompt":"…","response":[["…"]]}]`.
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
    if (pairs.length === 0) return "no user's message is followed by one of the assistant";
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

/** DPO has a chosen and a rejected answer; KTO has one of them, or an answer with a label. */
function preferenceRow(row: unknown, needed: readonly string[]): ReturnType<Shape> {
  const turns = recordsOf(row);
  const last = turns.at(-1);
  if (last === undefined) return "the row is neither an object nor a list of objects";
  const messages = chatMessages(row);
  const prompt = isText(last["prompt"])
    ? last["prompt"]
    : messages?.filter(({ role }) => role === "user").at(-1)?.content;
  if (prompt === undefined) return "prompt is missing";
  const missing = needed.find((name) => preferredText(last[name]) === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  const answers = ["chosen", "rejected", "response", "completion"].flatMap((name) => preferredText(last[name]) ?? []);
  if (answers.length === 0) return "chosen, rejected or response is missing";
  const isRefused = last["label"] === false || last["label"] === 0;
  const liked = isRefused
    ? undefined
    : (preferredText(last["chosen"]) ?? textOf(last["response"] ?? last["completion"]));
  return { texts: [prompt, ...answers], pairs: liked === undefined ? [] : [{ prompt, answer: liked }] };
}
