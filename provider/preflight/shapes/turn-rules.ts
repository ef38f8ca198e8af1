import { namedRules } from "../rule";
import { sources } from "../sources";

const all = `${sources.qianfanResponse}; ${sources.qianfanDpo}; ${sources.qianfanKto}`;

/** Rules about Qianfan's lists of turns. */
export const turnRules = namedRules({
  "row-list": {
    severity: "error",
    shows: "value",
    says: "a row is one JSON list of turns in square brackets, also for a single turn",
    source: all,
  },
  turn: {
    severity: "error",
    shows: "value",
    says: "a turn is an object",
    source: all,
  },
  "prompt-missing": {
    severity: "error",
    shows: "absence",
    says: "every turn has a question",
    source: all,
  },
  prompt: {
    severity: "error",
    shows: "value",
    says: "a question is a text that is not empty",
    source: `${sources.qianfanSchema}; ${all}`,
  },
  "response-missing": {
    severity: "error",
    shows: "absence",
    says: "a turn without an answer can be imported and neither published nor trained",
    source: sources.qianfanResponse,
  },
  response: {
    severity: "error",
    shows: "value",
    says: 'an answer is a text that is not empty, plain or as [["…"]]',
    source: `${sources.qianfanSchema}; ${sources.qianfanResponse}`,
  },
  answer: {
    severity: "error",
    shows: "value",
    says: "an answer is a text that is not empty",
    source: all,
  },
  "earlier-answer-missing": {
    severity: "error",
    shows: "absence",
    says: "every turn but the last has the answer that was given",
    source: `${sources.qianfanDpo}; ${sources.qianfanKto}`,
  },
  "pair-missing": {
    severity: "error",
    shows: "absence",
    says: "the last turn has both `chosen` and `rejected`",
    source: sources.qianfanDpo,
  },
  "judged-answer": {
    severity: "error",
    shows: "place",
    says: "has to have either `chosen` or `rejected`, one of the two",
    source: sources.qianfanKto,
  },
  system: {
    severity: "error",
    shows: "value",
    says: "the system's words are a text",
    source: all,
  },
  "system-not-first": {
    severity: "warning",
    shows: "place",
    says: "stands after the first turn, where no example of the documents has it",
    source: all,
  },
});
