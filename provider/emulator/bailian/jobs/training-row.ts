import { readJson } from "../../../base/json";
import { countTokens } from "../../training/training-plan";

/** Shape that a line must have, by training type (page on training data), and in an archive by the kind of the model. */
export type RowShape = "chat" | "preference" | "text" | "image" | "video" | "voice";

/** Names of what media models learn from: texts, and files of the archive [wan-image-generation-finetune-guide] [wan-video-generation-finetune-guide] [fine-tune-speech-synthesis-model-by-api]. */
const mediaMembers = {
  image: { texts: ["prompt"], files: ["img_path"], more: ["input_img"] },
  video: { texts: ["prompt"], files: ["first_frame_path", "video_path"], more: ["last_frame_path"] },
  voice: { texts: ["text"], files: ["wav_fn"], more: [] },
} as const;

/** A line of training data: its length, or why it cannot be trained on. */
type RowVerdict = { readonly tokens: number; readonly files?: readonly string[] } | { readonly problem: string };

const roles = new Set(["system", "user", "assistant", "tool"]);
/** Markup around each message (our choice). */
const tokensPerMessage = 4;

/** Judges one line. The problem codes are those that the validator of [bailian-cli] knows. */
export function checkRow(line: string, shape: RowShape): RowVerdict {
  let row: unknown;
  try {
    row = readJson(line);
  } catch {
    return { problem: "MALFORMED_JSON: the line is not a JSON object" };
  }
  if (!isRecord(row)) return { problem: "RECORD_NOT_OBJECT: the line is not a JSON object" };
  if (shape === "text") return checkText(row["text"]);
  if (shape === "image" || shape === "video" || shape === "voice") return checkMediaRow(row, shape);
  const messages = checkMessages(row["messages"]);
  if ("problem" in messages) return messages;
  if (shape === "chat") {
    return answers(row["messages"]) ? { ...messages, files: filesOf(row["messages"]) } : nothingToLearn;
  }
  const chosen = checkPreference(row["chosen"], "MISSING_CHOSEN", "chosen");
  if ("problem" in chosen) return chosen;
  const rejected = checkPreference(row["rejected"], "MISSING_REJECTED", "rejected");
  if ("problem" in rejected) return rejected;
  return { tokens: messages.tokens + chosen.tokens + rejected.tokens };
}

function checkMediaRow(row: Readonly<Record<string, unknown>>, shape: keyof typeof mediaMembers): RowVerdict {
  const { texts, files, more } = mediaMembers[shape];
  const missing = [...texts, ...files].find((name) => typeof row[name] !== "string" || row[name] === "");
  if (missing !== undefined) return { problem: `MISSING_MEMBER: ${missing} is missing` };
  const named = [...files, ...more].flatMap((name) => (typeof row[name] === "string" ? [row[name]] : []));
  return { tokens: texts.reduce((sum, name) => sum + countTokens(String(row[name])), 0), files: named };
}

/** Files that the parts of a conversation name: pictures, videos, and videos as lists of pictures. */
function filesOf(messages: unknown): readonly string[] {
  const parts = (Array.isArray(messages) ? messages : []).flatMap((message: unknown) => {
    const content = isRecord(message) ? message["content"] : undefined;
    return Array.isArray(content) ? content.filter(isRecord) : [];
  });
  const named = parts.flatMap((part) => [part["image"], part["video"]].flat());
  return named.filter((name) => typeof name === "string");
}

/** Such rows are pairs, or questions for reinforcement, which supervised training cannot learn from; the words: our choice. */
const nothingToLearn: RowVerdict = { problem: "MISSING_ANSWER: no message is the assistant's" };

function answers(messages: unknown): boolean {
  return Array.isArray(messages) && messages.some((message) => isRecord(message) && message["role"] === "assistant");
}

function checkText(text: unknown): RowVerdict {
  if (text === undefined) return { problem: "MISSING_TEXT: text is missing" };
  if (typeof text !== "string") return { problem: "INVALID_TEXT: text is not a string" };
  return text === "" ? { problem: "EMPTY_TEXT: text is empty" } : { tokens: countTokens(text) };
}

function checkMessages(messages: unknown): RowVerdict {
  if (!Array.isArray(messages)) return { problem: "MISSING_MESSAGES: messages is missing" };
  if (messages.length === 0) return { problem: "EMPTY_MESSAGES: messages is empty" };
  let tokens = 0;
  for (const message of messages) {
    const verdict = checkMessage(message);
    if ("problem" in verdict) return verdict;
    tokens += verdict.tokens;
  }
  return { tokens };
}

function checkMessage(message: unknown): RowVerdict {
  if (!isRecord(message)) return { problem: "MESSAGE_NOT_OBJECT: a message is not an object" };
  if (!roles.has(String(message["role"]))) return { problem: `INVALID_ROLE: role ${String(message["role"])}` };
  const extra = ["name", "weight"].find((member) => message[member] != null);
  if (extra !== undefined) return { problem: `UNSUPPORTED_MEMBER: ${extra} of a message must not be there` };
  const { content, loss_weight: weight } = message;
  if (weight != null && !(Number(weight) > 0 && Number(weight) <= 1)) {
    return { problem: "INVALID_LOSS_WEIGHT: loss_weight of a message is not in (0, 1]" };
  }
  if (typeof content === "string") return { tokens: countTokens(content) + tokensPerMessage };
  // Content of vision models is a list; a message that calls tools may have none.
  if (Array.isArray(content)) return { tokens: countTokens(JSON.stringify(content)) + tokensPerMessage };
  if (Array.isArray(message["tool_calls"])) return { tokens: countTokens(JSON.stringify(message["tool_calls"])) };
  return { problem: "INVALID_CONTENT: content of a message is neither text nor a list" };
}

function checkPreference(message: unknown, missing: string, name: string): RowVerdict {
  if (!isRecord(message)) return { problem: `${missing}: ${name} is missing` };
  if (message["role"] !== "assistant")
    return { problem: `PREFERENCE_ROLE_NOT_ASSISTANT: ${name} is not by the assistant` };
  return checkMessage(message);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
