import { refusalMarks, refusals } from "../../provider/emulator/bailian/refusals";
import { generalRules } from "../../provider/emulator/bailian/general-rules";
import { baseModels, baseModelsSource } from "../../provider/emulator/bailian/models/base-models";
import { notSimulated } from "../../provider/emulator/bailian/not-simulated";
import { operations } from "../../provider/emulator/bailian/operations";
import { markedList } from "./marked-list";
import { markdownTable } from "./markdown-table";
import { operationSection } from "./operation-section";
import { plainText } from "./plain-text";
import { ruleList } from "./rule-list";
import { sourceText } from "./source-text";

const roots = { native: "/api/v1", compatible: "/compatible-mode/v1" } as const;

/** An example of each refusal: its status, code and message. */
const examples = {
  ...refusals,
  unsupportedTrainingType: () => refusals.unsupportedTrainingType("{model}", "{training_type}"),
  invalidParameter: () => refusals.invalidParameter("{what is wrong}"),
  unsupportedOperation: () => refusals.unsupportedOperation("{why}"),
  deploymentNotFound: () => refusals.deploymentNotFound("{deployed_model}"),
  conflict: () => refusals.conflict("{deployed_model}"),
  notDeployable: () => refusals.notDeployable("{model_name}"),
  invalidCapacity: () => refusals.invalidCapacity(3, 4),
  modelNotFound: () => refusals.modelNotFound("{model}"),
  jobQuota: () => refusals.jobQuota(20),
  notSimulated: () => refusals.notSimulated("{operation}"),
};

/** Everything about the simulated Bailian. */
export function bailianSection(): string {
  const errors = Object.entries(examples).map(([name, example]) => {
    const { status, code, message } = example();
    return [String(status), `\`${code}\``, plainText(message), sourceText(refusalMarks[name as keyof typeof refusals])];
  });
  const models = Object.entries(baseModels).map(([model, types]) => `- \`${model}\`: ${types.join(", ")}`);
  const missing = notSimulated.map(
    ({ name, method, path, surface, source }) =>
      [`${name}, \`${method ?? "any"} ${roots[surface]}${path}\``, source] as const,
  );
  return [
    "## Bailian",
    ruleList(generalRules),
    ...operations.map(({ name, method, path, surface, ...marks }) =>
      operationSection(`Bailian: ${name}`, `${method} ${roots[surface]}${path}`, marks),
    ),
    `### Bailian: errors\n\n${markdownTable(["status", "code", "message", "from"], errors)}`,
    `### Bailian: training types by model\n\nFrom ${sourceText(baseModelsSource)}. Models that are not listed take any.`,
    models.join("\n"),
    `### Bailian: operations that answer 501\n\n${markedList(missing)}`,
  ].join("\n\n");
}
