import { nameNumbers as names } from "../json/names";
import { givenOf } from "../json/blank-text";
import { isPlainPair, Kind, kindOf, memberOf, nextOf, none, root, stride, type Tape } from "../json/tape";
import { saysWord } from "../json/read-value";
import type { MessageDialect } from "../../contract/training-files";
import { chatRules as rules } from "./chat-rules";
import { checkContent } from "./check-content";
import { checkMembers, inMessage } from "./check-members";
import { checkThinking } from "./check-thinking";
import { checkToolCalls, checkToolResult } from "./check-tools";
import { roleOf } from "./role-of";
import type { Role, RowSink } from "./row-sink";

/** What a list of messages has in it. */
export interface MessageSummary {
  /** The last message, `none` where there is no list. */
  readonly last: number;
  readonly lastRole: Role | undefined;
  readonly hasUser: boolean;
  readonly hasAssistant: boolean;
}

const nothing: MessageSummary = { last: none, lastRole: undefined, hasUser: false, hasAssistant: false };

/** Judges the list `messages` of a row. `answersFollow`: the answer that is learnt stands outside of it. */
export function checkMessages(
  tape: Tape,
  dialect: MessageDialect,
  answersFollow: boolean,
  sink: RowSink,
): MessageSummary {
  if (kindOf(tape, root) !== Kind.object) {
    sink.fail(rules["row-object"], root);
    return nothing;
  }
  const list = memberOf(tape, root, names.messages);
  if (list === none) {
    sink.lack(rules["messages-missing"], root, "messages");
    return nothing;
  }
  const end = nextOf(tape, list);
  if (kindOf(tape, list) !== Kind.array || end === list + stride) {
    sink.fail(rules["messages-list"], list);
    return nothing;
  }
  const lastAnswer = answersFollow || !tape.mayThink ? none : lastAssistant(tape, list);
  let before: Role | undefined;
  let last = none;
  let hasUser = false;
  let hasAssistant = false;
  let questions = 0;
  let callIds: Set<string> | undefined;
  for (let message = list + stride; message < end; message = nextOf(tape, message)) {
    last = message;
    const isFirst = message === list + stride;
    const role = checkRole(tape, dialect, message, sink);
    const content = memberOf(tape, message, names.content);
    if (role === undefined) {
      before = undefined;
      sink.turn("tool", content);
      continue;
    }
    const isPlain = content !== none && isPlainPair(tape, message);
    const isAnswer = role === "assistant" && !isPlain;
    const calls = isAnswer ? givenOf(tape, message, names.tool_calls) : none;
    const isCall = calls !== none || (isAnswer && callsFunction(tape, dialect, message));
    checkContent(tape, message, content, isCall, dialect, sink);
    if (!isPlain) checkMembers(tape, message, inMessage, sink, dialect, role);
    if (role === "system" && !isFirst) sink.fail(rules["system-not-first"], message);
    if (role === before && role !== "system" && role !== "tool") sink.fail(rules["not-alternating"], message);
    if (role === "user") {
      hasUser = true;
      questions += 1;
      if (questions === dialect.mostTurns + 1) sink.fail(rules["too-many-turns"], message);
    }
    if (role === "assistant") hasAssistant = true;
    if (dialect.judgesToolsAndThinking) {
      if (role === "assistant") checkThinking(tape, content, message === lastAnswer, sink);
      if (calls !== none) checkToolCalls(tape, calls, (callIds ??= new Set()), sink);
      if (role === "tool") checkToolResult(tape, message, (callIds ??= new Set()), sink);
    }
    sink.turn(role, content, message);
    before = role;
  }
  return { last, lastRole: before, hasUser, hasAssistant };
}

function checkRole(tape: Tape, dialect: MessageDialect, message: number, sink: RowSink): Role | undefined {
  if (kindOf(tape, message) !== Kind.object) {
    sink.fail(rules["message-object"], message);
    return undefined;
  }
  const value = memberOf(tape, message, names.role);
  if (value === none) {
    sink.lack(rules["role-missing"], message, "role");
    return undefined;
  }
  const role = roleOf(tape, value);
  const isOther = dialect.otherRole !== undefined && kindOf(tape, value) === Kind.text;
  if (role === undefined && !(isOther && saysWord(tape, value, dialect.otherRole ?? "")))
    sink.fail(dialect.role, value);
  return role;
}

/** Whether a message calls a function in the older form, as far as the cloud has that. */
function callsFunction(tape: Tape, dialect: MessageDialect, message: number): boolean {
  return dialect.hasFunctionCalls && givenOf(tape, message, names.function_call) !== none;
}

function lastAssistant(tape: Tape, list: number): number {
  let found = none;
  const end = nextOf(tape, list);
  for (let message = list + stride; message < end; message = nextOf(tape, message)) {
    if (roleOf(tape, memberOf(tape, message, names.role)) === "assistant") found = message;
  }
  return found;
}
