import { readJson } from "../../../base/json";
import { own } from "../../../base/own";
import type { ChatMessage } from "../../inference/answer-chat";
import type { TrainingPair } from "../datasets/training-pair-store";

/** A row that can be trained on, or why it cannot, with V1's code of the reason. */
type RowReading =
  | { readonly texts: readonly string[]; readonly pairs: readonly TrainingPair[] }
  | { readonly problem: string; readonly code: number };

/** Codes of V1's importErrorDetail [hlonqulbq]. */
const codes = { format: 3, content: 9, empty: 13, character: 6 } as const;

/** A file of text whose lines are rows. */
export const plainTextFormat = "(plain text)";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads one line of a file of a format. */
export function readRow(line: Buffer | undefined, format: string, isFirst: boolean): RowReading {
  if (line === undefined) return { problem: "the line is longer than 32 MB", code: 1 };
  let text: string;
  try {
    text = utf8.decode(line);
  } catch {
    return { problem: "the line is not UTF-8", code: codes.character };
  }
  const trimmed = (isFirst ? text.replace(/^\uFEFF/, "") : text).trim();
  if (trimmed === "") return { problem: "the line is empty", code: codes.empty };
  if (format === plainTextFormat) return { texts: [trimmed], pairs: [] };
  let value: unknown;
  try {
    value = readJson(trimmed);
  } catch {
    return { problem: "the line is not JSON", code: codes.format };
  }
  const shape = own(rowShapes, format);
  // No rows of images are read.
  if (shape === undefined) return { texts: [trimmed], pairs: [] };
  const reading = shape(value);
  return typeof reading === "string" ? { problem: reading, code: codes.content } : reading;
}

/** A row that fits, or what is wrong with it. */
type Shape = (row: unknown) => { readonly texts: readonly string[]; readonly pairs: readonly TrainingPair[] } | string;

/**
 * Rows by format, as the console's pages about importing print them: `[{"prompt": "…", "response": [["…"]]}]`,
 * `{"messages": […]}`, `[{"user": "…", "chosen": "…", "rejected": "…"}]`, `{"text": "…"}`. That an object may stand for a
 * list of one is our choice.
 */
const rowShapes: Readonly<Record<string, Shape>> = {
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

type Members = Readonly<Record<string, unknown>>;

/** Text with something in it. */
function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** The objects of a row: itself, or those of a list; empty where something else is among them. */
function recordsOf(row: unknown): readonly Members[] {
  const list: readonly unknown[] = Array.isArray(row) ? row : [row];
  return list.every(isRecord) ? list : [];
}

/** A text, or the first one of a list, or of a list of lists, as answers are written. */
function textOf(value: unknown): string | undefined {
  if (isText(value)) return value;
  return Array.isArray(value) && value.length > 0 ? textOf(value[0]) : undefined;
}

/** An answer as text or as a message. */
function preferredText(value: unknown): string | undefined {
  return isRecord(value) ? textOf(value["content"]) : textOf(value);
}

/** The messages of a row, `{"messages": […]}` or the list alone; undefined where it has none or a wrong one. */
function chatMessages(row: unknown): readonly ChatMessage[] | undefined {
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
