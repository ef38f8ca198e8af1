import { namedRules } from "../rule";
import { cite } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");
const roleImport = cite("om1k634fe");
const responseImport = cite("yliu6bqzw");

/** Rules about conversations of messages with roles. */
export const chatRules = namedRules({
  "row-object": {
    severity: "error",
    shows: "value",
    says: "a row is one JSON object in braces",
    source: "our choice: the examples of every cloud",
  },
  "messages-missing": {
    severity: "error",
    shows: "absence",
    says: "a row holds the list `messages`",
    source: "our choice: the examples of every cloud",
  },
  "messages-list": {
    severity: "error",
    shows: "value",
    says: "it takes a list of at least one message",
    source: "our choice: the examples of every cloud",
  },
  "message-object": {
    severity: "error",
    shows: "value",
    says: "a message is an object with `role` and `content`",
    source: "our choice: the examples of every cloud",
  },
  "role-missing": {
    severity: "error",
    shows: "absence",
    says: "a message has a role",
    source: "our choice: the examples of every cloud",
  },
  "content-missing": {
    severity: "error",
    shows: "absence",
    says: "only an assistant message with tool_calls can go without",
    source: "our choice: the examples of every cloud",
  },
  content: {
    severity: "error",
    shows: "value",
    says: 'content is a text, or a list of parts such as {"text": "…"}',
    source: "our choice: the examples of every cloud",
  },
  "content-media": {
    severity: "error",
    shows: "place",
    says: "names an image or a video: such rows go up in a zip with their files, which no JSONL file holds",
    source: "our choice: without the file there is nothing to learn from",
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
    source: "our choice: what is learnt are the assistant's messages",
  },
  "no-question": {
    severity: "warning",
    shows: "place",
    says: "holds no message of the user",
    source: "our choice: an answer answers something",
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
    source: "our choice: the examples of every cloud",
  },
  "not-alternating": {
    severity: "warning",
    shows: "place",
    says: "has the same role as the message before it; user and assistant alternate",
    source: "our choice: the examples of every cloud",
  },
  "unsupported-member": {
    severity: "error",
    shows: "place",
    says: "is OpenAI's, and rows must not carry it: every answer of the assistant is trained, or by its `loss_weight`",
    source: uploadRules,
  },
  "loss-weight": {
    severity: "error",
    shows: "value",
    says: "a loss weight is a number from 0 to 1, and not 0 itself",
    source: uploadRules,
  },
  weight: {
    severity: "error",
    shows: "value",
    says: "a weight is 0 or 1",
    source: responseImport,
  },
  "too-many-turns": {
    severity: "warning",
    shows: "place",
    says: "is beyond the 150th turn: the rest of the conversation is cut off",
    source: `${roleImport}; ${responseImport}`,
  },
});
