import type { FileRule, MessageDialect } from "../../contract/training-files";
import { isGiven } from "../json/blank-text";
import { nameNumbers as names, type Name } from "../json/names";
import { Kind, kindOf, memberOf, nameOf, nextOf, none, stride, type Tape } from "../json/tape";
import { chatRules } from "./chat-rules";
import { mediaRules } from "./media-rules";
import { memberRules as rules } from "./member-rules";
import { readNumber } from "./read-number";
import type { Role, RowSink } from "./row-sink";

/** The rule that a member breaks; `undefined` where it is fine. */
type Judge = (
  tape: Tape,
  value: number,
  dialect: MessageDialect | undefined,
  role: Role | undefined,
) => FileRule | undefined;

/** Judges by the number of a member's name, for members that say something. */
type Judges = readonly (Judge | undefined)[];

/** Says whether an answer is a good one: a truth value, or the number that stands for it. */
const judgement: Judge = (tape, value) => {
  const isTruth = [Kind.true, Kind.false].some((kind) => kind === kindOf(tape, value));
  return isTruth || [0, 1].includes(readNumber(tape, value)) ? rules["judged-answer-trained"] : rules["label-unread"];
};
const preference: Judge = () => rules["preference-trained"];
const media: Judge = (_tape, _value, dialect) =>
  dialect?.namesMedia === true ? mediaRules["media-beside"] : rules["media-unread"];
const thinking: Judge = () => rules["thinking-unread"];
const functions: Judge = (_tape, _value, dialect) =>
  dialect?.hasFunctionCalls === true ? undefined : rules["functions-unread"];
const loss: Judge = (tape, value) =>
  kindOf(tape, value) === Kind.false || readNumber(tape, value) === 0
    ? rules["unwanted-answer-trained"]
    : rules["loss-unread"];

const weight: Judge = (tape, value, dialect) => {
  if (dialect?.weighsBy === "loss_weight") return chatRules["unsupported-member"];
  return [0, 1].includes(readNumber(tape, value)) ? undefined : chatRules.weight;
};
const lossWeight: Judge = (tape, value, dialect, role) => {
  if (dialect?.weighsBy !== "loss_weight") return rules["weight-unread"];
  const number = readNumber(tape, value);
  if (!(number > 0 && number <= 1)) return chatRules["loss-weight"];
  return role === "assistant" ? undefined : rules["weight-of-question"];
};
const speaker: Judge = (_tape, _value, dialect) =>
  dialect?.weighsBy === "loss_weight" ? chatRules["unsupported-member"] : undefined;

const mediaMembers = { images: media, videos: media, audios: media };
const judgements = { label: judgement, kto_tag: judgement };
const preferences = { chosen: preference, rejected: preference, rejected_response: preference };

/** Beside the messages of a conversation that is learnt. */
export const besideMessages = judges({ ...judgements, ...preferences, ...mediaMembers, functions });

/** Beside the messages of a pair. */
export const besidePair = judges({ ...mediaMembers, functions });

/** Beside role and content of a message. */
export const inMessage = judges({
  weight,
  loss_weight: lossWeight,
  name: speaker,
  loss,
  reasoning_content: thinking,
  reasoning: thinking,
  function_call: functions,
});

/** Beside question and answer of a turn. */
export const inTurn = judges({
  ...judgements,
  ...preferences,
  ...mediaMembers,
  weight,
  loss_weight: lossWeight,
  loss,
  reasoning_content: thinking,
  reasoning: thinking,
});

/** The same where the turn holds answers to choose from. */
export const inJudgedTurn = judges({ ...mediaMembers, weight, reasoning_content: thinking, reasoning: thinking });

/** Judges what an object has beside the members that its rules ask for. */
export function checkMembers(
  tape: Tape,
  object: number,
  judges: Judges,
  sink: RowSink,
  dialect?: MessageDialect,
  role?: Role,
): void {
  if (kindOf(tape, object) !== Kind.object) return;
  const end = nextOf(tape, object);
  for (let member = object + stride; member < end; member = nextOf(tape, member)) {
    const name = nameOf(tape, member);
    const judge = judges[name];
    if (judge === undefined || !isGiven(tape, member)) continue;
    // Of a name that is given twice the last one counts.
    if (tape.repeated !== none && memberOf(tape, object, name) !== member) continue;
    const rule = judge(tape, member, dialect, role);
    if (rule !== undefined) sink.fail(rule, member);
  }
}

function judges(table: Readonly<Partial<Record<Name, Judge>>>): Judges {
  const list: (Judge | undefined)[] = [];
  for (const [name, judge] of Object.entries(table)) list[names[name as Name]] = judge;
  return list;
}
