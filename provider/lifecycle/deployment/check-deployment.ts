import { isRecord } from "../../base/is-record";
import type { CloudRegistry } from "../../contract/cloud";
import { bySeverity, checkBlocks, type BlockKind, type CheckResult } from "../blocks";
import { checkArguments, isBoolean, isTextOf, isTimeouts, oneOf, problem, type ArgumentTable } from "../argument-rules";
import { checkGate } from "./gate";

const isObject = {
  takes: "an object",
  accepts: isRecord,
};

const table: ArgumentTable = {
  resource: "ModelDeployment",
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
    ...checkArguments(table, clouds, inputs),
    ...noModel,
    ...checkBlocks(clouds, inputs, blocks),
    ...checkGate(inputs),
  ]);
}
