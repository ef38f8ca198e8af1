import { textOf, valueOf } from "../json/read-value";
import { Kind, kindOf, type Tape } from "../json/tape";

/** The number that a value is, or says as a text, as Bailian's documents write `loss_weight`; NaN for everything else. */
export function readNumber(tape: Tape, value: number): number {
  const kind = kindOf(tape, value);
  if (kind !== Kind.number && kind !== Kind.text) return NaN;
  const text = kind === Kind.text ? textOf(tape, value) : String(valueOf(tape, value));
  return text.trim() === "" ? NaN : Number(text);
}
