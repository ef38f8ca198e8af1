import type { Provenance } from "../../provider/emulator/provenance/provenance";
import { fieldList } from "./field-list";
import { ruleList } from "./rule-list";
import { sourceText } from "./source-text";

/** One operation: where it is from, what it reads and answers, by which rules. */
export function operationSection(title: string, route: string, marks: Provenance): string {
  return [
    `### ${title}`,
    `\`${route}\`, from ${sourceText(marks.source)}.`,
    fieldList("It reads", marks.requestFields),
    fieldList("It answers", marks.answerFields),
    Object.keys(marks.rules).length === 0 ? "" : `Rules:\n\n${ruleList(marks.rules)}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
