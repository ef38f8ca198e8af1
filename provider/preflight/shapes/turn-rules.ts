import { namedRules } from "../rule";
import { cite, type Authority } from "../../sources";

const responseImport = cite("yliu6bqzw");
const pairImport = cite("ulus64y89");
const judgedImport = cite("3ly70wuxy");
const pythonSchema = cite("Python SDK", "its schema of data sets");

const all: Authority = `${responseImport}; ${pairImport}; ${judgedImport}`;

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
    source: `${pythonSchema}; ${all}`,
  },
  "response-missing": {
    severity: "error",
    shows: "absence",
    says: "a turn without an answer can be imported and neither published nor trained",
    source: responseImport,
  },
  response: {
    severity: "error",
    shows: "value",
    says: 'an answer is a text that is not empty, plain or as [["…"]]',
    source: `${pythonSchema}; ${responseImport}`,
  },
  "sorted-response": {
    severity: "error",
    shows: "value",
    says: 'sorted answers are a list of at least two, each a text that is not empty: [["…"], ["…"]]',
    source: cite("5m49d3gby"),
  },
  score: {
    severity: "error",
    shows: "value",
    says: "a score is a list of numbers, one for each answer",
    source: cite("5m49d3gby"),
  },
  "prompt-row": {
    severity: "error",
    shows: "value",
    says: 'a row is {"prompt": "…"}, or a list of it',
    source: cite("Dmh4suaf0"),
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
    source: `${pairImport}; ${judgedImport}`,
  },
  "pair-missing": {
    severity: "error",
    shows: "absence",
    says: "the last turn has both `chosen` and `rejected`",
    source: pairImport,
  },
  "judged-answer": {
    severity: "error",
    shows: "place",
    says: "has to have either `chosen` or `rejected`, one of the two",
    source: judgedImport,
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
