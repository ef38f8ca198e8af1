import type { OperationMarks } from "../../provider/emulator/marks/operation-marks";
import { fieldList } from "./field-list";
import { ruleList } from "./rule-list";
import { sourceText } from "./source-text";

/** One operation: where it is from, what it reads and answers, by which rules. */
export function operationSection(title: string, route: string, marks: OperationMarks): string {
  return [
    `### ${title}`,
    `\`${route}\`, from ${sourceText(marks.source)}.`,
    fieldList("It reads", marks.requestFields),
    fieldList("It answers", marks.answerFields),
    marks.rules.length === 0 ? "" : `Rules:\n\n${ruleList(marks.rules)}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
