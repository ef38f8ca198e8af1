import type { Json, JsonObject } from "../base/json";
import type { MessageDialect, RowLayout } from "../contract/training-files";
import { RowRefusal } from "./data-error";
import type { Drop } from "./read-sample";
import type { Sample, Turn } from "./sample";

/** What rows are written for: one layout, and how each cloud that is to take them reads messages. */
export interface Target {
  readonly kind: RowLayout["kind"];
  readonly dialects: readonly MessageDialect[];
}

type Talked = Exclude<Sample, { yields: "text" }>;

/** The rows of a format that teach what a sample does. @throws RowRefusal where the format cannot say it */
export function writeSample(sample: Sample, target: Target, drop: Drop): readonly Json[] {
  if (target.kind === "text") {
    if (sample.yields === "text") return [{ text: sample.text }];
    throw new RowRefusal("it is a conversation, and the format is plain text");
  }
  if (sample.yields === "text") throw new RowRefusal("it is plain text without a question and an answer");
  switch (target.kind) {
    case "messages":
      return [{ messages: messagesOf(conversationOf(sample, drop), target, drop), ...toolsOf(sample) }];
    case "turns":
      refuseTools(sample);
      return [turnsOf(conversationOf(sample, drop), "prompt")];
    case "message-pairs": {
      const { chosen, rejected, turns } = pairOf(sample);
      const messages = messagesOf(turns, target, drop);
      const [better, worse] = [chosen, rejected].map((answer) => messagesOf([answer], target, drop)[0] ?? null);
      return [{ messages, chosen: better ?? null, rejected: worse ?? null, ...toolsOf(sample) }];
    }
    case "turn-pairs": {
      const { chosen, rejected, turns } = pairOf(sample);
      refuseTools(sample);
      return [turnsOf(turns, "user", { chosen: plainAnswer(chosen), rejected: plainAnswer(rejected) })];
    }
    case "judged-turns": {
      refuseTools(sample);
      if (sample.yields === "conversation") throw new RowRefusal("nothing says whether its answer is good");
      const judged: JsonObject[] =
        sample.yields === "pair"
          ? [{ chosen: plainAnswer(sample.chosen) }, { rejected: plainAnswer(sample.rejected) }]
          : [{ [sample.isGood ? "chosen" : "rejected"]: plainAnswer(sample.answer) }];
      return judged.map((answer) => turnsOf(sample.turns, "user", answer));
    }
    case "sorted-turns":
    case "prompts":
    case "members":
      // Only a block of arguments can ask for these, and a command has none.
      throw new RowRefusal("no format is laid out so by itself");
  }
}

/** What is to be learnt as it stands: of two answers the better one, and no answer that is judged bad. */
function conversationOf(sample: Talked, drop: Drop): readonly Turn[] {
  switch (sample.yields) {
    case "conversation":
      return sample.turns;
    case "pair":
      drop("rejected answers");
      return [...sample.turns, sample.chosen];
    case "judged":
      if (!sample.isGood) throw new RowRefusal("its answer is judged bad, and the format would teach it");
      drop("judgements");
      return [...sample.turns, sample.answer];
  }
}

function pairOf(sample: Talked): Extract<Sample, { yields: "pair" }> {
  if (sample.yields === "pair") return sample;
  throw new RowRefusal("it has one answer, and the format asks for a better and a worse one");
}

function messagesOf(turns: readonly Turn[], { dialects }: Target, drop: Drop): JsonObject[] {
  const lastAnswer = turns.map(({ role }) => role).lastIndexOf("assistant");
  return turns.map((turn, index) => ({
    role: turn.role,
    content: withThinking(turn, index === lastAnswer, drop),
    // A call is data.
    ...(turn.calls === undefined ? {} : { tool_calls: turn.calls.map((call) => ({ ...call })) }),
    ...(turn.callId === undefined ? {} : { tool_call_id: turn.callId }),
    ...weightOf(turn, dialects),
  }));
}

/** Thinking in the answer itself, where only the last one may have it. */
function withThinking({ thinking, content }: Turn, isLast: boolean, drop: Drop): string {
  if (thinking === undefined) return content;
  if (isLast) return `<think>\n${thinking}\n</think>\n\n${content}`;
  drop("thinking of earlier answers");
  return content;
}

function weightOf({ weight }: Turn, dialects: readonly MessageDialect[]): JsonObject {
  if (weight === undefined) return {};
  if (dialects.every(({ weighsBy }) => weighsBy === "weight")) {
    if (weight === 0 || weight === 1) return { weight };
    throw new RowRefusal(`the weight ${weight} of an answer is neither 0 nor 1, which is all that the format can say`);
  }
  if (dialects.some(({ weighsBy }) => weighsBy === "weight")) {
    if (weight === 1) return {};
    throw new RowRefusal("weights of answers are written otherwise on each cloud: name one with --cloud");
  }
  if (weight > 0) return { loss_weight: weight };
  throw new RowRefusal("an answer is not to be learnt (weight 0), which the format cannot say");
}

function toolsOf({ tools }: Talked): { readonly tools?: readonly Json[] } {
  return tools === undefined ? {} : { tools };
}

function refuseTools({ tools }: Talked): void {
  if (tools !== undefined) throw new RowRefusal("it lists tools, which the format cannot say");
}

/** Questions with their answers in turn; `answers`: those of the last question, to choose from. */
function turnsOf(turns: readonly Turn[], question: "prompt" | "user", answers?: JsonObject): readonly JsonObject[] {
  const rows: JsonObject[] = [];
  let opened: JsonObject | undefined;
  let system: JsonObject = {};
  for (const { role, content, ...turn } of turns.map(refuseCalls)) {
    if (role === "system" && opened === undefined && rows.length === 0 && !("system" in system))
      system = { system: content };
    else if (role === "user" && opened === undefined) {
      opened = { ...system, [question]: content };
      system = {};
    } else if (role === "assistant" && opened !== undefined) {
      const { weight } = turn;
      if (weight !== undefined && weight !== 0 && weight !== 1)
        throw new RowRefusal(`the weight ${weight} is neither 0 nor 1`);
      const answer = withThinking({ role, content, ...turn }, true, () => undefined);
      rows.push({
        ...opened,
        ...(question === "prompt" ? { response: [[answer]] } : { assistant: answer }),
        ...(weight === undefined ? {} : { weight }),
      });
      opened = undefined;
    } else throw new RowRefusal(`its turns are not question and answer in turn: ${role} is out of place`);
  }
  if (answers === undefined && opened !== undefined) throw new RowRefusal("its last question has no answer");
  if (answers === undefined) return rows;
  if (opened === undefined) throw new RowRefusal("no question stands before its answers");
  return [...rows, { ...opened, ...answers }];
}

function plainAnswer(turn: Turn): string {
  const { weight } = refuseCalls(turn);
  if (weight !== undefined && weight !== 1)
    throw new RowRefusal("one of its answers has a weight, which the format cannot say");
  return withThinking(turn, true, () => undefined);
}

function refuseCalls(turn: Turn): Turn {
  if (turn.calls !== undefined || turn.role === "tool")
    throw new RowRefusal("it calls tools, which the format cannot say");
  return turn;
}
