import { checkArguments, problem } from "../argument-rules";
import { checkBlocks } from "../../contract/block-rules";
import { bySeverity, type CheckResult } from "../job/check";
import type { CloudName } from "../../contract/cloud";
import type { DeploymentRules } from "../../contract/deployment-cloud";
import { modelDeployment } from "../../contract/kinds/model-deployment";
import { checkGate } from "./gate";

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
    ...checkArguments(modelDeployment, inputs),
    ...noModel,
    ...checkBlocks(rules, inputs, "a model is deployed on"),
    ...checkGate(inputs),
  ]);
}
