import { namedRules } from "../rule";
import { sources } from "../sources";

/** Rules about conversations of messages with roles. */
export const chatRules = namedRules({
  "row-object": {
    severity: "error",
    shows: "value",
    says: "a row is one JSON object in braces",
    source: `${sources.bailianUpload}; ${sources.qianfanRole}`,
  },
  "messages-missing": {
    severity: "error",
    shows: "absence",
    says: "a row holds the list `messages`",
    source: `${sources.bailianUpload}; ${sources.qianfanRole}`,
  },
  "messages-list": {
    severity: "error",
    shows: "value",
    says: "it takes a list of at least one message",
    source: sources.bailianCli,
  },
  "message-object": {
    severity: "error",
    shows: "value",
    says: "a message is an object with `role` and `content`",
    source: sources.bailianCli,
  },
  "role-missing": {
    severity: "error",
    shows: "absence",
    says: "a message has a role",
    source: sources.bailianCli,
  },
  "content-missing": {
    severity: "error",
    shows: "absence",
    says: "only an assistant message with tool_calls can go without",
    source: sources.bailianCli,
  },
  content: {
    severity: "error",
    shows: "value",
    says: 'content is a text, or a list of parts such as {"text": "…"}',
    source: sources.bailianUpload,
  },
  "content-media": {
    severity: "error",
    shows: "place",
    says: "names an image or a video: such rows go up in a zip with their files, which no JSONL file holds",
    source: sources.bailianUpload,
  },
  "content-empty": {
    severity: "warning",
    shows: "place",
    says: "is empty",
    source: "our choice: an empty text teaches nothing",
  },
  "no-answer": {
    severity: "error",
    shows: "place",
    says: "holds no message of the assistant, so that there is nothing to learn",
    source: `${sources.qianfanRole}: only annotated data can be published`,
  },
  "no-question": {
    severity: "warning",
    shows: "place",
    says: "holds no message of the user",
    source: sources.bailianCli,
  },
  "last-not-assistant": {
    severity: "warning",
    shows: "place",
    says: "is the last message and not the assistant's: what follows it is not trained",
    source: "our choice: a conversation ends with what is to be learnt",
  },
  "system-not-first": {
    severity: "warning",
    shows: "place",
    says: "is a system message after the first message",
    source: sources.bailianCli,
  },
  "not-alternating": {
    severity: "warning",
    shows: "place",
    says: "has the same role as the message before it; user and assistant alternate",
    source: sources.bailianCli,
  },
  "unsupported-member": {
    severity: "warning",
    shows: "place",
    says: "is OpenAI's and does nothing here: every answer of the assistant is trained",
    source: sources.bailianUpload,
  },
  "loss-weight": {
    severity: "error",
    shows: "value",
    says: "a loss weight is a number from 0 to 1",
    source: sources.bailianUpload,
  },
  weight: {
    severity: "error",
    shows: "value",
    says: "a weight is 0 or 1",
    source: sources.qianfanResponse,
  },
  "too-many-turns": {
    severity: "warning",
    shows: "place",
    says: "is beyond the 150th turn: the rest of the conversation is cut off",
    source: `${sources.qianfanRole}; ${sources.qianfanResponse}`,
  },
});
