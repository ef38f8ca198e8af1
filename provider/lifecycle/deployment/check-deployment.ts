import type { CloudRegistry } from "../../contract/cloud";
import type { PriceSettings } from "../../prices/find-price";
import type { Finding } from "../../contract/rules";
import { modelDeployment } from "../../contract/kinds/model-deployment";
import { bySeverity, checkBlocks, type BlockKind, type CheckResult } from "../blocks";
import { knowledgeOn } from "../knowledge";
import { checkArguments, problem, type Judges } from "../argument-rules";
import { readMaxCost } from "../job/budget-limits";
import { checkGate } from "./gate";
import { estimateHourly, type HourlyOutcome } from "./hourly-budget";

const blocks: BlockKind = { what: "a model is deployed on", rulesOf: ({ deployment }) => deployment?.rules() };

const judges: Judges = { maxHourlyCost: { accepts: (value) => readMaxCost(value) !== undefined } };

/** Judges a deployment's arguments without a call, the gate and what an hour costs among them. */
export function checkDeployment(
  clouds: CloudRegistry,
  inputs: Readonly<Record<string, unknown>>,
  settings: PriceSettings = {},
  nowMs?: number,
): CheckResult & Pick<HourlyOutcome, "estimate" | "line"> {
  const noModel =
    inputs["model"] == null
      ? [
          problem(
            "model",
            "`model` is required: the ID of a model. A job that has not succeeded, or is not published, has none yet",
          ),
        ]
      : [];
  const { findings: limit, ...estimated } = estimateHourly(clouds, inputs, settings);
  return {
    ...bySeverity([
      ...checkArguments(modelDeployment, clouds, inputs, judges),
      ...noModel,
      ...resourceAsModel(clouds, inputs["model"]),
      ...checkBlocks(clouds, inputs, blocks, nowMs === undefined ? undefined : knowledgeOn(nowMs, settings)),
      ...checkGate(inputs),
      ...limit,
    ]),
    ...estimated,
  };
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
