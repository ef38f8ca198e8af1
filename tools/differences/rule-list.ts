import type { MarkedRule } from "../../provider/emulator/marks/marked-rule";
import { markedList } from "./marked-list";
import { plainText } from "./plain-text";

/** Rules with their sources. */
export function ruleList(rules: readonly MarkedRule[]): string {
  return markedList(rules.map(({ rule, source }) => [plainText(rule), source]));
}
