import type { CloudRegistry } from "../../contract/cloud";
import type { PriceSettings } from "../../prices/find-price";
import { bySeverity, checkBlocks, type BlockKind, type CheckResult } from "../blocks";
import { knowledgeOn } from "../knowledge";
import { checkData } from "./check-data";
import { checkCommonArguments } from "./common-arguments";
import { estimateJob, type EstimateOutcome } from "./estimate-job";

const blocks: BlockKind = { what: "a job runs on", rulesOf: ({ job }) => job.rules() };

/** Judges a job's arguments without a call: all findings at once; values that are not known yet are never judged. */
export function checkJob(
  clouds: CloudRegistry,
  inputs: Readonly<Record<string, unknown>>,
  settings: PriceSettings,
  nowMs: number,
): CheckResult & Pick<EstimateOutcome, "estimate" | "line"> {
  const { findings, ...estimated } = estimateJob(clouds, inputs, settings);
  return {
    ...bySeverity([
      ...checkCommonArguments(clouds, inputs),
      ...checkData(clouds, inputs),
      ...checkBlocks(clouds, inputs, blocks, knowledgeOn(nowMs, settings)),
      ...findings,
    ]),
    ...estimated,
  };
}
