import { nameNumbers as names } from "../json/names";
import { rawOf } from "../json/read-value";
import { givenOf, isBlankText } from "../json/blank-text";
import { childrenOf, Kind, kindOf, memberOf, nextOf, none, root, stride, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import { chatRules } from "./chat-rules";
import { checkMembers, inJudgedTurn, inTurn } from "./check-members";
import { preferenceRules } from "./preference-rules";
import { readNumber } from "./read-number";
import type { RowShape } from "./row-shape";
import type { RowSink } from "./row-sink";
import { turnRules as rules } from "./turn-rules";

/** Turns of a conversation that Qianfan keeps. */
const mostTurns = 150;

/** Questions with their answers, which Qianfan calls Prompt+Response. */
export const answeredTurns: RowShape = {
  example: '[{"prompt": "…", "response": [["…"]]}]',
  check: (tape, sink) =>
    checkTurns(tape, "prompt", sink, (turn) => {
      checkMembers(tape, turn, inTurn, sink);
      const response = memberOf(tape, turn, names.response);
      if (response === none) return sink.lack(rules["response-missing"], turn, "response");
      const text = innerText(tape, response);
      if (text === none) return sink.fail(rules.response, response);
      sink.turn("assistant", text);
    }),
};

/** Questions with several answers, the better ones first or by their score [5m49d3gby]. */
export const sortedTurns: RowShape = {
  example: '[{"prompt": "…", "response": [["…"], ["…"]], "score": [1, 0]}]',
  check: (tape, sink) =>
    checkTurns(tape, "prompt", sink, (turn, isLast) => {
      checkMembers(tape, turn, inTurn, sink);
      const response = memberOf(tape, turn, names.response);
      if (response === none) return sink.lack(rules["response-missing"], turn, "response");
      const answers = kindOf(tape, response) === Kind.array ? [...childrenOf(tape, response)] : [];
      const texts = answers.map((answer) => innerText(tape, answer, 1));
      if (texts.includes(none) || texts.length < (isLast ? 2 : 1)) return sink.fail(rules["sorted-response"], response);
      checkScore(tape, turn, texts.length, sink);
      const [first = none, ...others] = texts;
      sink.turn("assistant", first);
      for (const text of others) sink.aside(text);
    }),
};

/** Questions alone, in a list or one to a row, which Qianfan calls a set of prompts [Dmh4suaf0]. */
export const promptsAlone: RowShape = {
  example: '{"prompt": "…"}',
  check: (tape, sink) => {
    if (kindOf(tape, root) === Kind.array) return checkTurns(tape, "prompt", sink, () => undefined);
    if (kindOf(tape, root) !== Kind.object) return sink.fail(rules["prompt-row"], root);
    checkQuestion(tape, root, "prompt", sink);
  },
};

/** Pairs of a better and a worse answer for DPO on Qianfan. */
export const turnPairs: RowShape = {
  example: '[{"user": "…", "chosen": "…", "rejected": "…"}]',
  check: (tape, sink) =>
    checkTurns(tape, "user", sink, (turn, isLast) => {
      checkMembers(tape, turn, inJudgedTurn, sink);
      if (!isLast) return checkGiven(tape, turn, sink);
      const [chosen, rejected] = (["chosen", "rejected"] as const).map((name) => {
        const answer = memberOf(tape, turn, names[name]);
        if (answer === none) sink.lack(rules["pair-missing"], turn, name);
        else checkText(tape, answer, rules.answer, sink);
        return answer;
      });
      if (chosen === undefined || rejected === undefined || chosen === none || rejected === none) return;
      if (rawOf(tape, chosen) === rawOf(tape, rejected)) sink.fail(preferenceRules["same-answers"], turn);
      sink.turn("assistant", chosen);
      sink.aside(rejected);
    }),
};

/** Answers with a judgement for KTO on Qianfan. */
export const judgedTurns: RowShape = {
  example: '[{"user": "…", "chosen": "…"}] or [{"user": "…", "rejected": "…"}]',
  check: (tape, sink) =>
    checkTurns(tape, "user", sink, (turn, isLast) => {
      checkMembers(tape, turn, inJudgedTurn, sink);
      if (!isLast) return checkGiven(tape, turn, sink);
      const chosen = givenOf(tape, turn, names.chosen);
      const rejected = givenOf(tape, turn, names.rejected);
      if ((chosen === none) === (rejected === none)) return sink.fail(rules["judged-answer"], turn);
      const answer = chosen === none ? rejected : chosen;
      checkText(tape, answer, rules.answer, sink);
      sink.turn("assistant", answer);
    }),
};

/** Judges what all lists of turns have in common, and each turn's answer by `checkAnswer`. */
function checkTurns(
  tape: Tape,
  question: "prompt" | "user",
  sink: RowSink,
  checkAnswer: (turn: number, isLast: boolean) => void,
): void {
  const end = nextOf(tape, root);
  if (kindOf(tape, root) !== Kind.array || end === stride) return sink.fail(rules["row-list"], root);
  let count = 0;
  for (let turn = stride; turn < end; turn = nextOf(tape, turn)) {
    count += 1;
    if (count === mostTurns + 1) sink.fail(chatRules["too-many-turns"], turn);
    if (kindOf(tape, turn) !== Kind.object) {
      sink.fail(rules.turn, turn);
      continue;
    }
    checkSystem(tape, turn, count === 1, sink);
    checkQuestion(tape, turn, question, sink);
    checkAnswer(turn, nextOf(tape, turn) >= end);
  }
}

function checkQuestion(tape: Tape, turn: number, question: "prompt" | "user", sink: RowSink): void {
  const asked = memberOf(tape, turn, names[question]);
  if (asked === none) return sink.lack(rules["prompt-missing"], turn, question);
  checkText(tape, asked, rules.prompt, sink);
  sink.turn("user", asked);
}

/** The scores of sorted answers, one for each. */
function checkScore(tape: Tape, turn: number, answers: number, sink: RowSink): void {
  const score = givenOf(tape, turn, names.score);
  if (score === none) return;
  const scores = kindOf(tape, score) === Kind.array ? [...childrenOf(tape, score)] : [];
  if (scores.length !== answers || scores.some((each) => Number.isNaN(readNumber(tape, each))))
    sink.fail(rules.score, score);
}

function checkSystem(tape: Tape, turn: number, isFirst: boolean, sink: RowSink): void {
  const system = givenOf(tape, turn, names.system);
  if (system === none) return;
  if (kindOf(tape, system) !== Kind.text) return sink.fail(rules.system, system);
  if (!isFirst) sink.fail(rules["system-not-first"], system);
  sink.turn("system", system);
}

/** An earlier answer of the conversation. */
function checkGiven(tape: Tape, turn: number, sink: RowSink): void {
  const given = memberOf(tape, turn, names.assistant);
  if (given === none) return sink.lack(rules["earlier-answer-missing"], turn, "assistant");
  checkText(tape, given, rules.answer, sink);
  sink.turn("assistant", given);
}

function checkText(tape: Tape, value: number, rule: FileRule, sink: RowSink): void {
  if (kindOf(tape, value) !== Kind.text || isBlankText(tape, value)) sink.fail(rule, value);
}

/** The text of a response, plain or inside lists of one, `depths` of them; `none` when it is neither. */
function innerText(tape: Tape, response: number, depths = 2): number {
  let value = response;
  for (let depth = 0; depth < depths && kindOf(tape, value) === Kind.array; depth += 1) {
    const only = value + stride;
    if (only >= nextOf(tape, value) || nextOf(tape, only) !== nextOf(tape, value)) return none;
    value = only;
    if (depth + 1 < depths && kindOf(tape, value) !== Kind.array) return none;
  }
  return kindOf(tape, value) === Kind.text && !isBlankText(tape, value) ? value : none;
}
