import type { BadRow } from "./bad-row";
import { judged, pair, response } from "./row-pieces";

/** Rows that break rules about Qianfan's turns. */
export const badTurnRows: readonly BadRow[] = [
  {
    key: response,
    row: '{"prompt":"Hi"}',
    rule: "row-list",
    column: 1,
    says: "the row is an object; a row is one JSON list",
  },
  { key: response, row: "[]", rule: "row-list", column: 1, says: "the row is a list" },
  { key: response, row: '["Hi"]', rule: "turn", column: 2, says: '[0] is "Hi"; a turn is an object' },
  { key: response, row: '[{"response":"Hello"}]', rule: "prompt-missing", column: 2, says: "[0].prompt is missing" },
  { key: response, row: '[{"prompt":"","response":"Hello"}]', rule: "prompt", column: 12, says: '[0].prompt is ""' },
  {
    key: response,
    row: '[{"prompt":"Hi"}]',
    rule: "response-missing",
    column: 2,
    says: "[0].response is missing; a turn without an answer can be imported",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":["Hello"]}]',
    rule: "response",
    column: 28,
    says: "[0].response is a list; an answer is a text",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":[["a"],["b"]]}]',
    rule: "response",
    column: 28,
    says: "[0].response is a list",
  },
  {
    key: response,
    row: '[{"system":1,"prompt":"Hi","response":"a"}]',
    rule: "system",
    column: 12,
    says: "[0].system is 1",
  },
  {
    key: response,
    row: '[{"prompt":"Hi","response":"a"},{"system":"b","prompt":"Hi","response":"a"}]',
    rule: "system-not-first",
    column: 43,
    says: "[1].system stands after the first turn",
  },
  {
    key: pair,
    row: '[{"user":"Hi"},{"user":"Hi","chosen":"a","rejected":"b"}]',
    rule: "earlier-answer-missing",
    column: 2,
    says: "[0].assistant is missing",
  },
  { key: pair, row: '[{"user":"Hi","chosen":"a"}]', rule: "pair-missing", column: 2, says: "[0].rejected is missing" },
  {
    key: pair,
    row: '[{"user":"Hi","chosen":"a","rejected":3}]',
    rule: "answer",
    column: 39,
    says: "[0].rejected is 3; an answer is a text",
  },
  {
    key: judged,
    row: '[{"user":"Hi","chosen":"a","rejected":"b"}]',
    rule: "judged-answer",
    column: 2,
    says: "[0] has to have either `chosen` or `rejected`",
  },
];
