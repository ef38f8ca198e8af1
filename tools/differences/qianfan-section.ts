import { generalRules } from "../../provider/emulator/qianfan/general-rules";
import { type HyperParameterRow, trainingOptions } from "../../provider/emulator/qianfan/jobs/training-options";
import { missingOperations } from "../../provider/emulator/qianfan/missing-operations";
import { operations } from "../../provider/emulator/qianfan/operations";
import { parameterLimits } from "../../provider/emulator/qianfan/parameter-limits";
import { errorTable } from "../../provider/emulator/qianfan/refusals";
import { trainTypes } from "../../provider/emulator/qianfan/v1/jobs/train-types";
import { v1ErrorTable } from "../../provider/emulator/qianfan/v1/v1-errors";
import { v1GeneralRules, v1Operations } from "../../provider/emulator/qianfan/v1/v1-operations";
import { inferenceSection } from "./inference-section";
import { markdownTable } from "./markdown-table";
import { markedList } from "./marked-list";
import { operationSection } from "./operation-section";
import { plainText } from "./plain-text";
import { ruleList } from "./rule-list";
import { sourceText } from "./source-text";

/** Everything about the simulated Qianfan. */
export function qianfanSection(): string {
  return [
    "## Qianfan",
    "Mind the words: what V1 calls a _task_ is V2's _job_, the container; V1's _job_ is V2's _task_, one run in it.",
    ruleList(generalRules),
    ...operations.map(({ name, routes: [{ path }], ...marks }) =>
      operationSection(`Qianfan V2: ${name}`, `POST ${path}?Action=${name}`, marks),
    ),
    `### Qianfan V2: errors\n\n${v2Errors()}`,
    `### Qianfan V2: limits\n\n${limits()}`,
    `### Qianfan V2: hyperparameters\n\n${hyperParameters()}`,
    "## Qianfan V1",
    ruleList(v1GeneralRules),
    ...v1Operations.map(({ name, routes, ...marks }) =>
      operationSection(`Qianfan V1: ${name}`, `POST ${routes[0].path}`, marks),
    ),
    `### Qianfan V1: errors\n\n${v1Errors()}`,
    `### Qianfan V1: train types\n\n${trainTypeList()}`,
    inferenceSection(),
    `### Qianfan: operations that answer 501\n\n${missing()}`,
  ].join("\n\n");
}

function v2Errors(): string {
  const rows = Object.entries(errorTable).map(([code, { status, message, source }]) => [
    String(status),
    `\`${code}\``,
    plainText(message),
    sourceText(source),
  ]);
  return markdownTable(["status", "code", "message", "from"], rows);
}

function v1Errors(): string {
  const rows = Object.values(v1ErrorTable).map(({ code, message, source }) => [
    `\`${code}\``,
    plainText(message),
    sourceText(source),
  ]);
  return markdownTable(["error_code", "error_msg", "from"], rows);
}

function limits(): string {
  return markedList(
    Object.entries(parameterLimits).map(([name, { min, max, source }]) => [
      `\`${name}\`: ${max === Infinity ? `at least ${min}` : `${min} to ${max}`}`,
      source,
    ]),
  );
}

function hyperParameters(): string {
  return markedList(
    trainingOptions.map(({ model, trainMode, parameterScale, hyperParameters: rows, source }) => [
      `\`${model}\`, ${trainMode}, ${parameterScale}: ${rows.map(hyperParameterText).join("; ")}`,
      source,
    ]),
  );
}

function hyperParameterText({ key, checkType, checkValue }: HyperParameterRow): string {
  return `\`${key}\` ${checkType === "range" ? checkValue.join(" to ") : checkValue.join(", ").replaceAll("_", "\\_")}`;
}

function trainTypeList(): string {
  return markedList(
    trainTypes.map(({ baseTrainType, trainType, peftTypes, learningRate, batchSize, source }) => {
      const rates = peftTypes.map((peft) => `${peft} with learningRate ${learningRate[peft].join(" to ")}`);
      const batch = batchSize === undefined ? "batchSize not judged" : `batchSize ${batchSize.join(" to ")}`;
      return [`\`${trainType}\` of ${baseTrainType}: ${rates.join(", ")}; ${batch}`, source] as const;
    }),
  );
}

function missing(): string {
  return markedList(
    missingOperations.map(({ path, actions, source }) => [
      `\`${path}\`${actions === undefined ? "" : ` with Action ${actions.join(", ")}`}`,
      source,
    ]),
  );
}
