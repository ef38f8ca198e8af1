import type { Rules } from "../../provider/emulator/provenance/provenance";
import { markedList } from "./marked-list";
import { plainText } from "./plain-text";

/** Rules with their sources. */
export function ruleList(rules: Rules): string {
  return markedList(Object.entries(rules).map(([rule, source]) => [plainText(rule), source]));
}
