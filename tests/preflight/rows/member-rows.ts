import type { BadRow } from "./bad-row";
import { answer, chat, dpo, messages, response, role, user } from "./row-pieces";

const beside = (member: string) => messages(`${user},${answer}`, `,${member}`);
const inAnswer = (member: string) => messages(`${user},{"role":"assistant","content":"Hello",${member}}`);

/** Rows with members that mean something and that nothing reads. */
export const rowsWithMembers: readonly BadRow[] = [
  ...['"label":false', '"label":true', '"kto_tag":0'].map((member) => ({
    key: chat,
    row: beside(member),
    rule: "judged-answer-trained",
    column: member.startsWith('"k') ? 95 : 93,
    says: `${member.startsWith('"k') ? "kto_tag" : "label"} judges the answer, which rows of this format train`,
  })),
  { key: chat, row: beside('"label":"kitchen"'), rule: "label-unread", column: 93, says: "label is not read" },
  {
    key: role,
    row: beside('"rejected_response":"No"'),
    rule: "preference-trained",
    column: 105,
    says: "rejected_response belongs to a preference",
  },
  {
    key: chat,
    row: beside(`"chosen":${answer}`),
    rule: "preference-trained",
    column: 94,
    says: "chosen belongs to a preference",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":"a","rejected":"b"}]',
    rule: "preference-trained",
    column: 43,
    says: "[0].rejected belongs to a preference",
  },
  { key: chat, row: beside('"images":["a.jpg"]'), rule: "media-unread", column: 94, says: "images names media" },
  {
    key: dpo,
    row: messages(user, `,"chosen":${answer},"rejected":{"role":"assistant","content":"No"},"videos":["a.mp4"]`),
    rule: "media-unread",
    column: 150,
    says: "videos names media",
  },
  {
    key: chat,
    row: messages(`{"role":"user","content":[{"text":"Hi","image":"a.jpg"}]},${answer}`),
    rule: "content-media",
    column: 40,
    says: "messages[0].content[0] names an image",
  },
  {
    key: chat,
    row: beside('"functions":[{"name":"f"}]'),
    rule: "functions-unread",
    column: 97,
    says: "functions is OpenAI's older form",
  },
  {
    key: chat,
    row: inAnswer('"reasoning_content":"Hm"'),
    rule: "thinking-unread",
    column: 103,
    says: "messages[1].reasoning_content is not trained: write the thinking",
  },
  { key: chat, row: inAnswer('"loss":true'), rule: "loss-unread", column: 90, says: "messages[1].loss is not read" },
  {
    key: role,
    row: inAnswer('"loss":false'),
    rule: "unwanted-answer-trained",
    column: 90,
    says: "messages[1].loss is to keep the answer from being trained",
  },
  {
    key: chat,
    row: messages(`{"role":"user","content":"Hi","loss_weight":0.5},${answer}`),
    rule: "weight-of-question",
    column: 58,
    says: "messages[0].loss_weight weighs a message that is not the assistant's",
  },
  {
    key: role,
    row: inAnswer('"loss_weight":0.5'),
    rule: "weight-unread",
    column: 97,
    says: "messages[1].loss_weight is not read here",
  },
  {
    key: chat,
    row: inAnswer('"loss_weight":1,"loss_weight":0'),
    rule: "loss-weight",
    column: 113,
    says: "messages[1].loss_weight is 0",
  },
  {
    key: chat,
    row: `{"messages":1,"mess\\u0061ges":[${user},${answer}]}`,
    rule: "member-repeated",
    column: 31,
    says: "messages is given more than once in its object; the last one counts",
  },
  ...['"  "', '"\\u3000\\n"', '"\u3000\u2003"', '[{"text":" "}]', "[]"].map((content) => ({
    key: chat,
    row: messages(`${user},{"role":"assistant","content":${content}}`),
    rule: "content-empty",
    column: 75,
    says: "messages[1].content is empty",
  })),
];
