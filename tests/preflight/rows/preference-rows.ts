import type { BadRow } from "./bad-row";
import { answer, dpo, messages, text, user } from "./row-pieces";

/** Rows that break rules about Bailian's pairs and about plain text. */
export const badPreferenceRows: readonly BadRow[] = [
  {
    key: dpo,
    row: messages(`${user},${answer}`, `,"chosen":${answer},"rejected":${user}`),
    rule: "last-not-user",
    column: 45,
    says: "messages[1] is the last message",
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":${answer}`),
    rule: "answer-missing",
    column: 1,
    says: "rejected is missing",
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":"a","rejected":${answer}`),
    rule: "answer",
    column: 55,
    says: 'chosen is "a"; an answer is {',
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":${user},"rejected":${answer}`),
    rule: "answer-role",
    column: 63,
    says: 'chosen.role is "user"',
  },
  {
    key: dpo,
    row: messages(user, `,"chosen":${answer},"rejected":${answer}`),
    rule: "same-answers",
    column: 1,
    says: "the row has equal answers",
  },
  { key: text, row: '{"content":"a"}', rule: "text-missing", column: 1, says: 'text is missing; a row is {"text"' },
  { key: text, row: '{"text":["a"]}', rule: "text", column: 9, says: "text is a list; it takes a text" },
  { key: text, row: '{"text":""}', rule: "text-empty", column: 9, says: "text is empty" },
  { key: text, row: '{"text":" \u3000 "}', rule: "text-empty", column: 9, says: "text is empty" },
];
