import { v1InferenceErrors, v2InferenceErrors } from "../../provider/emulator/qianfan/inference/inference-errors";
import { inferenceOperations } from "../../provider/emulator/qianfan/inference/inference-surfaces";
import { markdownTable } from "./markdown-table";
import { operationSection } from "./operation-section";
import { plainText } from "./plain-text";
import { sourceText } from "./source-text";

/** Everything about inference on the simulated Qianfan. */
export function inferenceSection(): string {
  const v1 = Object.values(v1InferenceErrors).map(({ code, message, source }) => [
    `\`${code}\``,
    plainText(message),
    sourceText(source),
  ]);
  const v2 = Object.values(v2InferenceErrors).map(({ status, code, message, source }) => [
    String(status),
    `\`${code}\``,
    plainText(message),
    sourceText(source),
  ]);
  return [
    "## Qianfan inference",
    ...inferenceOperations.map(({ name, routes: [{ method = "", path }], ...marks }) =>
      operationSection(`Qianfan inference: ${name}`, `${method} ${path.replace(":endpoint+", "{endpoint}")}`, marks),
    ),
    `### Qianfan inference: errors of V1\n\n${markdownTable(["error_code", "error_msg", "from"], v1)}`,
    `### Qianfan inference: errors of V2\n\n${markdownTable(["status", "code", "message", "from"], v2)}`,
  ].join("\n\n");
}
