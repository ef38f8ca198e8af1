import { namedRules } from "../rule";

/** Rules about members that no cloud reads in rows, and that mean something to who wrote them. */
export const memberRules = namedRules({
  "judged-answer-trained": {
    severity: "error",
    shows: "place",
    says: "judges the answer, which rows of this format train whatever it says, the bad ones like the good ones: use format kto where the cloud has it, or leave out the rows of bad answers and this member",
    source: "our choice: the training would learn the opposite",
  },
  "label-unread": {
    severity: "warning",
    shows: "place",
    says: "is not read: if it tells good answers from bad ones, all are trained alike; leave it out",
    source: "our choice: what is not read is said",
  },
  "preference-trained": {
    severity: "error",
    shows: "place",
    says: "belongs to a preference, and rows of this format train no preferences: use format dpo, or leave it out and end the conversation with the good answer",
    source: "our choice: the training would not learn what the rows say",
  },
  "media-unread": {
    severity: "error",
    shows: "place",
    says: "names media, which no JSONL file holds: such rows go up in a zip with their files; leave it out to train on the text alone",
    source: "our choice: the model would learn to answer without what it is asked about",
  },
  "functions-unread": {
    severity: "warning",
    shows: "place",
    says: "is OpenAI's older form, which is not read: list functions in `tools`, and call them in `tool_calls`",
    source: "our choice: what is not read is said",
  },
  "thinking-unread": {
    severity: "warning",
    shows: "place",
    says: "is not trained: write the thinking at the beginning of the content, as <think>\\n…\\n</think>\\n\\n",
    source: "our choice: what is not read is said",
  },
  "loss-unread": {
    severity: "warning",
    shows: "place",
    says: "is not read; leave it out",
    source: "our choice: what is not read is said",
  },
  "unwanted-answer-trained": {
    severity: "error",
    shows: "place",
    says: "is to keep the answer from being trained, and is not read: end the conversation before that answer, or leave the row out",
    source: "our choice: the training would learn the opposite",
  },
  "weight-of-question": {
    severity: "warning",
    shows: "place",
    says: "weighs a message that is not the assistant's, of which nothing is trained; leave it out",
    source: "our choice: what has no effect is said",
  },
  "weight-unread": {
    severity: "warning",
    shows: "place",
    says: "is not read here: `weight` says whether an answer is trained, 1 or 0",
    source: "our choice: what is not read is said",
  },
});
