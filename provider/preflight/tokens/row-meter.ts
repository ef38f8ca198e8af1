import { nameNumbers as names } from "../json/names";
import { rawOf, textOf, valueOf } from "../json/read-value";
import { givenOf } from "../json/blank-text";
import { childrenOf, endOf, isPlainPair, Kind, kindOf, memberOf, none, startOf, type Tape } from "../json/tape";
import { contentText } from "../shapes/check-thinking";
import type { Role, RowSink } from "../shapes/row-sink";
import type { ChatMessage } from "../../tokens/chat-message";
import { chatTokens } from "../../tokens/chat-tokens";
import type { TokenCounter } from "../../tokens/token-counter";
import { createByteEstimate, type Reading } from "./estimate-bytes";
import { createSampledCount } from "./sampled-count";

/** Counts the tokens of rows; takes the texts that a row's check hands over. */
export interface RowMeter extends Pick<RowSink, "turn" | "aside" | "tools" | "plain"> {
  /** Forgets the row before. */
  begin(): void;
  /** Tokens of the row, with what the model's chat template puts around its texts. */
  count(tape: Tape): number;
  /** Tokens of a row whose form nobody knows: those of all that it says, quotation marks and names among it. */
  countWhole(tape: Tape): number;
}

/** `<|im_start|>`, `<|im_end|>` and the line break after it, as `chatTokens` counts them. */
const tokensAroundTurn = 3;

/** What the chat template writes before a turn's text. */
const prefixes = {
  system: "system\n",
  user: "user\n",
  assistant: "assistant\n",
  /** The last answer gets an empty block of thinking where it has none. */
  lastAnswer: "assistant\n<think>\n\n</think>\n\n",
} as const;

/** A meter for one thread. */
export function createRowMeter(counter: TokenCounter): RowMeter {
  const estimate = counter.isExact ? undefined : createByteEstimate();
  const roles: Role[] = [];
  const contents: number[] = [];
  const messages: number[] = [];
  /** Turns of the row; the lists above keep their length, as giving them up costs more than a turn. */
  let turns = 0;
  let rejected: number[] = [];
  let toolList = none;
  let text = none;

  const countSlowly = (tape: Tape): number => {
    const said = roles
      .slice(0, turns)
      .map((role, index) => chatMessage(tape, role, contents[index] ?? none, messages[index] ?? none));
    const tools = toolList === none ? undefined : (valueOf(tape, toolList) as readonly unknown[]);
    const asides = rejected.map((content): ChatMessage => ({ role: "assistant", content: contentText(tape, content) }));
    return asides.reduce((sum, aside) => sum + chatTokens(counter, [aside]), chatTokens(counter, said, tools));
  };

  const starts = estimate === undefined ? undefined : prefixReadings(estimate.readText);
  const reading: Reading = { state: 0, units: 0 };
  /** The estimate of a conversation without tools and thinking; -1 where it has some. */
  const countFast = (tape: Tape): number => {
    if (estimate === undefined || starts === undefined || toolList !== none || tape.mayThink) return -1;
    const last = turns - 1;
    let hasQuestion = false;
    let sum = 0;
    for (let index = 0; index <= last; index += 1) {
      const role = roles[index];
      const content = contents[index] ?? none;
      const message = messages[index] ?? none;
      if (role === undefined || role === "tool" || kindOf(tape, content) !== Kind.text) return -1;
      const start = startOf(tape, content) + 1;
      if (role === "user") hasQuestion = true;
      if (role === "user" && tape.bytes[start] === 0x3c) return -1;
      if (role === "assistant" && message !== none && callsTools(tape, message)) return -1;
      const isAnswer = role === "assistant" && index === last && hasQuestion;
      // The template takes line breaks off such a beginning.
      if (isAnswer && tape.bytes[start] === 0x5c) return -1;
      sum += countTurn(tape, starts[isAnswer ? "lastAnswer" : role], content);
    }
    for (const content of rejected) {
      if (kindOf(tape, content) !== Kind.text) return -1;
      sum += countTurn(tape, starts.assistant, content);
    }
    return sum;
  };
  const countTurn = (tape: Tape, { state, units }: Readonly<Reading>, content: number): number => {
    reading.state = state;
    reading.units = units;
    return tokensAroundTurn + readOn(tape, content);
  };
  const readOn = (tape: Tape, value: number): number => {
    estimate?.read(reading, tape.bytes, startOf(tape, value) + 1, endOf(tape, value) - 1, tape.isAscii);
    return estimate?.tokensOf(reading) ?? 0;
  };
  const countText = (tape: Tape, value: number): number => {
    if (estimate === undefined) return counter.count(textOf(tape, value));
    reading.state = 0;
    reading.units = 0;
    return readOn(tape, value);
  };
  const countWhole = (tape: Tape): number => {
    const whole = tape.bytes.toString("utf8", tape.start, tape.end);
    if (estimate === undefined) return counter.count(whole);
    reading.state = 0;
    reading.units = 0;
    estimate.readText(reading, whole);
    return estimate.tokensOf(reading);
  };
  const countRow = (tape: Tape): number => {
    if (text !== none) return countText(tape, text);
    const fast = countFast(tape);
    return fast < 0 ? countSlowly(tape) : fast;
  };
  const count = counter.isExact ? countRow : createSampledCount(countRow);

  return {
    begin: () => {
      turns = 0;
      if (rejected.length > 0) rejected = [];
      toolList = none;
      text = none;
    },
    turn: (role, content, message = none) => {
      roles[turns] = role;
      contents[turns] = content;
      messages[turns] = message;
      turns += 1;
    },
    aside: (content) => {
      rejected.push(content);
    },
    tools: (list) => {
      toolList = list;
    },
    plain: (value) => {
      text = value;
    },
    count,
    countWhole,
  };
}

function callsTools(tape: Tape, message: number): boolean {
  if (isPlainPair(tape, message)) return false;
  return givenOf(tape, message, names.tool_calls) !== none || givenOf(tape, message, names.function_call) !== none;
}

function prefixReadings(
  readText: (reading: Reading, text: string) => void,
): Readonly<Record<keyof typeof prefixes, Readonly<Reading>>> {
  const after = (text: string): Reading => {
    const reading = { state: 0, units: 0 };
    readText(reading, text);
    return reading;
  };
  const { system, user, assistant, lastAnswer } = prefixes;
  return { system: after(system), user: after(user), assistant: after(assistant), lastAnswer: after(lastAnswer) };
}

function chatMessage(tape: Tape, role: Role, content: number, message: number): ChatMessage {
  const said = contentText(tape, content);
  if (role !== "assistant" || message === none) return { role, content: said };
  const calls = givenOf(tape, message, names.tool_calls);
  const called = givenOf(tape, message, names.function_call);
  const all = [...(calls === none ? [] : childrenOf(tape, calls)), ...(called === none ? [] : [called])];
  // Not every cloud has a check of calls; one of another form counts by its text.
  if (!all.every((call) => isCall(tape, call)))
    return { role, content: said + all.map((call) => rawOf(tape, call)).join("") };
  return { role, content: said, tool_calls: all.map((call) => valueOf(tape, call)) as ChatMessage["tool_calls"] };
}

/** Whether a value is a call as the chat template reads one. */
function isCall(tape: Tape, value: number): boolean {
  const inner = memberOf(tape, value, names.function);
  const call = inner === none ? value : inner;
  return kindOf(tape, memberOf(tape, call, names.name)) === Kind.text && memberOf(tape, call, names.arguments) !== none;
}
