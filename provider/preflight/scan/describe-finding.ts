import { nearestName } from "../../base/nearest-name";
import { findName } from "../json/names";
import { valueOf } from "../json/read-value";
import { endOf, Kind, kindOf, startOf, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import type { RowFinding } from "./finding";
import { columnOf, pathOf, showValue } from "./place";

/** A finding about a value of a row. `member`: what the value lacks. */
export function describeFinding(tape: Tape, line: number, rule: FileRule, value: number, member?: string): RowFinding {
  const path = pathOf(tape, value);
  const place = path === "" ? "the row" : path;
  return {
    ...about(rule),
    line,
    column: columnOf(tape.bytes, tape.start, startOf(tape, value)),
    says:
      sentence(tape, rule, value, place, member === undefined || path === "" ? member : `${path}.${member}`) +
      (member === undefined ? "" : misspelt(tape, value, member)),
  };
}

/** A finding about a line as a whole, or about one byte of it. */
export function describeLine(
  rule: FileRule,
  line: number,
  place?: { readonly bytes: Uint8Array; readonly lineStart: number; readonly at: number; readonly says?: string },
): RowFinding {
  return {
    ...about(rule),
    line,
    ...(place === undefined ? {} : { column: columnOf(place.bytes, place.lineStart, place.at) }),
    says: `the line ${rule.says}${place?.says === undefined ? "" : `: ${place.says}`}`,
  };
}

/** What every finding of a rule has. */
export function about({ code, severity, source }: FileRule): Pick<RowFinding, "rule" | "severity" | "source"> {
  return { rule: code, severity, source };
}

/** Names that an object has in the place of the one that it lacks: typed wrongly, or in capitals. */
function misspelt(tape: Tape, object: number, member: string): string {
  if (kindOf(tape, object) !== Kind.object) return "";
  // An object on the tape is one of JSON.
  const names = Object.keys(valueOf(tape, object) as object).filter((name) => findName(Buffer.from(name)) === 0);
  const near = nearestName(member, names);
  return near === undefined ? "" : `; there is \`${near}\`: did you mean \`${member}\`?`;
}

function sentence(tape: Tape, rule: FileRule, value: number, place: string, missing: string | undefined): string {
  switch (rule.shows) {
    case "value":
      return `${place} is ${showValue(tape, value, endOf(tape, value))}; ${rule.says}`;
    case "absence":
      return `${missing ?? place} is missing; ${rule.says}`;
    case "place":
      return `${place} ${rule.says}`;
  }
}
