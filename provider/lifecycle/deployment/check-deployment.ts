import type { CloudRegistry } from "../../contract/cloud";
import type { Finding } from "../../contract/rules";
import { modelDeployment } from "../../contract/kinds/model-deployment";
import { bySeverity, checkBlocks, type BlockKind, type CheckResult } from "../blocks";
import { checkArguments, problem } from "../argument-rules";
import { checkGate } from "./gate";

const blocks: BlockKind = { what: "a model is deployed on", rulesOf: ({ deployment }) => deployment?.rules() };

/** Judges a deployment's arguments without a call, the gate among them. */
export function checkDeployment(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): CheckResult {
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
    ...checkArguments(modelDeployment, clouds, inputs),
    ...noModel,
    ...resourceAsModel(clouds, inputs["model"]),
    ...checkBlocks(clouds, inputs, blocks),
    ...checkGate(inputs),
  ]);
}

/** What the engine makes of a resource within an output: its ID, which begins with a cloud's name as no model's does. */
function resourceAsModel({ all }: CloudRegistry, model: unknown): Finding[] {
  if (typeof model !== "string" || !all.some(({ name }) => model.startsWith(`${name}/`))) return [];
  return [
    problem(
      "model",
      `model is ${model}, the ID of a resource and not of a model; give the resource itself, or its output`,
    ),
  ];
}
