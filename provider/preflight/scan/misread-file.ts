import { endsEarly, type Fault } from "../json/fault";
import { Kind, kindOf, root, stride, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import { recogniseWrapper } from "../foreign/recognise-text";
import { fileRules as rules } from "./file-rules";

/** First lines that tell what a text is which is no JSON. */
const texts: readonly { readonly first: RegExp; readonly rule: FileRule }[] = [
  { first: /^version https:\/\/git-lfs\.github\.com\//, rule: rules["file-lfs"] },
  { first: /^\s*<(?:!doctype|html|head|body|\?xml)\b/i, rule: rules["file-html"] },
  { first: /^\s*```/, rule: rules["file-fenced"] },
  { first: /^[[(]?\{'/, rule: rules["file-python"] },
  { first: /^(?:---$|- [\w-]+:(?: |$)|[\w-]+:$)/, rule: rules["file-yaml"] },
];

/** Bytes of a first line that are looked at. */
const lineBytes = 512;

/**
 * The rule that a file breaks as a whole, told from its first line: JSON, but not a row a line, or another kind of text. `fault`:
 * what is wrong with the line.
 * @param example a row of the format that is wanted; only Qianfan's begins with a bracket
 */
export function misreadFile(tape: Tape, fault: Fault | undefined, example: string): FileRule | undefined {
  const first = tape.bytes[firstByte(tape)];
  const isList = first === 0x5b;
  if (first === 0x7b && (fault?.says ?? endsEarly) === endsEarly && isWrapper(headOf(tape)))
    return rules["file-json-wrapped"];
  if (fault === undefined) {
    if (!isList) return undefined;
    const holdsLists = kindOf(tape, root + stride) === Kind.array && tape.cells[root + 4] !== stride;
    return holdsLists || !example.startsWith("[") ? rules["file-json-array"] : undefined;
  }
  const line = tape.bytes.toString("utf8", tape.start, Math.min(tape.end, tape.start + lineBytes));
  const text = texts.find((known) => known.first.test(line));
  if (text !== undefined) return text.rule;
  if (fault.says !== endsEarly) return undefined;
  if (isList) return rules["file-json-array"];
  return first === 0x7b ? rules["file-json-spread"] : undefined;
}

/** Whether a file is one object around a list of objects. */
function isWrapper(head: string): boolean {
  return recogniseWrapper(head) !== undefined && /^[^[]*\[\s*\{/.test(head);
}

/** The beginning of the file, beyond the first line where that is short. */
function headOf({ bytes, start }: Tape): string {
  return bytes.toString("utf8", start, Math.min(bytes.length, start + lineBytes));
}

function firstByte({ bytes, start, end }: Tape): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= 0x20) at += 1;
  return at;
}
