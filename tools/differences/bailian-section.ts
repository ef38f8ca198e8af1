import { generalRules } from "../../provider/emulator/bailian/general-rules";
import { missingOperations } from "../../provider/emulator/bailian/missing-operations";
import { baseModels, baseModelsSource } from "../../provider/emulator/bailian/models/base-models";
import { operations } from "../../provider/emulator/bailian/operations";
import { errorTable, refuse } from "../../provider/emulator/bailian/refusals";
import type { Words } from "../../provider/emulator/surface/refusal";
import { markedList } from "./marked-list";
import { markdownTable } from "./markdown-table";
import { operationSection } from "./operation-section";
import { plainText } from "./plain-text";
import { ruleList } from "./rule-list";
import { sourceText } from "./source-text";

/** Words of messages that are clearer with an example in their place. */
const examples: Words = { capacity: 3, base_capacity: 4, quota: 20 };

/** Everything about the simulated Bailian. */
export function bailianSection(): string {
  const names = Object.keys(errorTable) as (keyof typeof errorTable)[];
  const errors = names.map((name) => {
    const { status, code, message } = refuse(name, examples);
    return [String(status), `\`${code}\``, plainText(message), sourceText(errorTable[name].source)];
  });
  const models = Object.entries(baseModels).map(([model, types]) => `- \`${model}\`: ${types.join(", ")}`);
  const missing = missingOperations.map(
    ({ name, routes: [{ method = "any", path }], source }) => [`${name}, \`${method} ${path}\``, source] as const,
  );
  return [
    "## Bailian",
    ruleList(generalRules),
    ...operations.map(({ name, routes: [{ method, path }], ...provenance }) =>
      operationSection(`Bailian: ${name}`, `${method} ${path}`, provenance),
    ),
    `### Bailian: errors\n\n${markdownTable(["status", "code", "message", "from"], errors)}`,
    `### Bailian: training types by model\n\nFrom ${sourceText(baseModelsSource)}. Models that are not listed take any.`,
    models.join("\n"),
    `### Bailian: operations that answer 501\n\n${markedList(missing)}`,
  ].join("\n\n");
}
