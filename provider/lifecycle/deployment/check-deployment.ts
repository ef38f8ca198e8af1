import { checkArguments, isBoolean, isTextOf, isTimeouts, oneOf, problem, type ArgumentTable } from "../argument-rules";
import { checkBlocks } from "../../contract/block-rules";
import { bySeverity, type CheckResult } from "../job/check";
import type { CloudName } from "../../contract/cloud";
import { cloudNames } from "../job/inputs";
import type { DeploymentRules } from "../../contract/deployment-cloud";
import { checkGate } from "./gate";

const isObject = {
  takes: "an object",
  accepts: (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
};

const table: ArgumentTable = {
  resource: "ModelDeployment",
  blocks: cloudNames,
  rules: {
    model: isTextOf(1, 200),
    modelSetId: isTextOf(1, 200),
    acceptWhen: isObject,
    metrics: isObject,
    waitForCompletion: isBoolean,
    timeouts: isTimeouts,
    validation: oneOf("error", "warn"),
  },
};

/** Judges a deployment's arguments without a call, the gate among them. */
export function checkDeployment(
  rules: Readonly<Record<CloudName, DeploymentRules>>,
  inputs: Readonly<Record<string, unknown>>,
): CheckResult {
  const noModel =
    inputs["model"] == null
      ? [
          problem(
            "model",
            "`model` is required: the ID of a model. A job that has not succeeded, or is not published, has none yet",
          ),
        ]
      : [];
  return bySeverity([
    ...checkArguments(table, inputs),
    ...noModel,
    ...checkBlocks(rules, inputs, "a model is deployed on"),
    ...checkGate(inputs),
  ]);
}
