import { textOf } from "../json/read-value";
import { nameNumbers as names } from "../json/names";
import { childrenOf, Kind, kindOf, memberOf, type Tape } from "../json/tape";
import type { RowSink } from "./row-sink";
import { thinkingRules as rules } from "./thinking-rules";

const tag = /<\/?think>/;

/** Judges the thinking in an answer. */
export function checkThinking(tape: Tape, content: number, isLast: boolean, sink: RowSink): void {
  // Looked for once in many rows, so that rows without it cost nothing.
  if (!tape.mayThink) return;
  const text = contentText(tape, content);
  if (!tag.test(text)) return;
  if (!isLast) sink.fail(rules["think-not-last"], content);
  else if (!isWhole(text)) sink.fail(rules["think-form"], content);
}

/** One block at the beginning, its tags alone on their lines, an empty line after it, and no tag behind it. */
function isWhole(text: string): boolean {
  const end = text.lastIndexOf("</think>");
  return (
    text.startsWith("<think>\n") && text.startsWith("\n</think>\n\n", end - 1) && text.lastIndexOf("<think>") < end
  );
}

/** What a content says, its parts joined. */
export function contentText(tape: Tape, content: number): string {
  if (kindOf(tape, content) === Kind.text) return textOf(tape, content);
  if (kindOf(tape, content) !== Kind.array) return "";
  const parts = [...childrenOf(tape, content)].map((part) => memberOf(tape, part, names.text));
  return parts.map((text) => (kindOf(tape, text) === Kind.text ? textOf(tape, text) : "")).join("");
}
