import { endsEarly, type Fault } from "../json/fault";
import { Kind, kindOf, root, stride, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import { fileRules as rules } from "./file-rules";

/**
 * The rule that a file breaks as a whole, told from its first line: JSON, but not a row a line. `fault`: what is wrong with
 * the line.
 * @param example a row of the format that is wanted; only Qianfan's begins with a bracket
 */
export function misreadFile(tape: Tape, fault: Fault | undefined, example: string): FileRule | undefined {
  const first = tape.bytes[firstByte(tape)];
  const isList = first === 0x5b;
  if (fault === undefined) {
    if (!isList) return undefined;
    const holdsLists = kindOf(tape, root + stride) === Kind.array && tape.cells[root + 4] !== stride;
    return holdsLists || !example.startsWith("[") ? rules["file-json-array"] : undefined;
  }
  if (fault.says !== endsEarly) return undefined;
  if (isList) return rules["file-json-array"];
  return first === 0x7b ? rules["file-json-spread"] : undefined;
}

function firstByte({ bytes, start, end }: Tape): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= 0x20) at += 1;
  return at;
}
