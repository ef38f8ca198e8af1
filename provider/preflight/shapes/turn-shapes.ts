import { nameNumbers as names } from "../json/names";
import { rawOf } from "../json/read-value";
import { isEmptyText, Kind, kindOf, memberOf, nextOf, none, root, stride, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import { chatRules } from "./chat-rules";
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
      const response = memberOf(tape, turn, names.response);
      if (response === none) return sink.lack(rules["response-missing"], turn, "response");
      const text = innerText(tape, response);
      if (text === none) return sink.fail(rules.response, response);
      sink.turn("assistant", text);
    }),
};

/** Pairs of a better and a worse answer for DPO on Qianfan. */
export const turnPairs: RowShape = {
  example: '[{"user": "…", "chosen": "…", "rejected": "…"}]',
  check: (tape, sink) =>
    checkTurns(tape, "user", sink, (turn, isLast) => {
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
      if (!isLast) return checkGiven(tape, turn, sink);
      const chosen = memberOf(tape, turn, names.chosen);
      const rejected = memberOf(tape, turn, names.rejected);
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
    const asked = memberOf(tape, turn, names[question]);
    if (asked === none) sink.lack(rules["prompt-missing"], turn, question);
    else {
      checkText(tape, asked, rules.prompt, sink);
      sink.turn("user", asked);
    }
    const weight = memberOf(tape, turn, names.weight);
    if (weight !== none && ![0, 1].includes(readNumber(tape, weight))) sink.fail(chatRules.weight, weight);
    checkAnswer(turn, nextOf(tape, turn) >= end);
  }
}

function checkSystem(tape: Tape, turn: number, isFirst: boolean, sink: RowSink): void {
  const system = memberOf(tape, turn, names.system);
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
  if (kindOf(tape, value) !== Kind.text || isEmptyText(tape, value)) sink.fail(rule, value);
}

/** The text of a response, plain or inside two lists of one; `none` when it is neither. */
function innerText(tape: Tape, response: number): number {
  let value = response;
  for (let depth = 0; depth < 2 && kindOf(tape, value) === Kind.array; depth += 1) {
    const only = value + stride;
    if (only >= nextOf(tape, value) || nextOf(tape, only) !== nextOf(tape, value)) return none;
    value = only;
    if (depth === 0 && kindOf(tape, value) !== Kind.array) return none;
  }
  return kindOf(tape, value) === Kind.text && !isEmptyText(tape, value) ? value : none;
}
