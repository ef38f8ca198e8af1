import { present } from "../../base/present";
import type { CloudRegistry } from "../../contract/cloud";
import type { CloudName, JobKey } from "../../contract/keys";
import { isTerminal, type Observation } from "../../contract/observation";
import { carriesToken } from "../../contract/job-token";
import { formatResourceId, hasRun } from "../../lifecycle/job/resource-id";
import { billedCost } from "../../lifecycle/job/run-facts";
import type { PriceSettings } from "../../prices/find-price";
import type { Money, RunRow } from "../contract";
import type { CurveSummary } from "./curves";
import { estimateIn, heldBy, type Holdings } from "./holdings";

/** A run as a session shows it, with its cloud. */
export interface SeenRun extends Observation {
  readonly cloud: CloudName;
}

/** What a row is made with beside the run. */
export interface RowContext {
  readonly clouds: CloudRegistry;
  readonly prices: PriceSettings;
  /** Absent where no stack was named. */
  readonly holdings: Holdings | undefined;
}

/** The run that an observation is of. */
export function keyOf({ cloud, jobId, taskId, details }: SeenRun): JobKey {
  return { cloud, jobId, ...present({ taskId, details }) };
}

/** One run as the list has it. */
export function runRow(run: SeenRun, curve: CurveSummary | undefined, context: RowContext): RunRow {
  const { cloud, jobId, taskId, status, cloudStatus } = run;
  const { progress, baseModel, finetunedOutput, createdAt, finishedAt, trainedTokens } = run;
  const held = heldBy(context.holdings, "FineTuneJob", [taskId ?? jobId]);
  const losses = curve === undefined || curve.losses.length === 0 ? undefined : curve.losses;
  return {
    id: formatResourceId(keyOf(run)),
    cloud,
    name: run.jobName ?? taskId ?? jobId,
    status,
    cloudStatus,
    ...present({
      progress: progress ?? (status === "running" ? curve?.progress : undefined),
      baseModel,
      finetunedOutput,
      createdAt,
      finishedAt,
      losses,
      loss: run.loss ?? curve?.loss,
      bestValidationLoss: lowest([curve?.bestValidationLoss, ...(run.checkpoints ?? []).map(({ loss }) => loss)]),
      trainedTokens: trainedTokens ?? curve?.tokens,
      estimatedCost: estimateIn(held) ?? estimateOf(run, curve, context),
      billedCost: billed(run, context),
      stack: held?.stack,
      urn: held?.urn,
      orphan: isOrphan(run, held !== undefined, context) ? true : undefined,
    }),
  };
}

/** What is in no stack that was named, carries our token and still costs; a container without a run trains nothing. */
function isOrphan(run: SeenRun, isHeld: boolean, { clouds, holdings }: RowContext): boolean {
  if (holdings === undefined || isHeld || isTerminal(run.status)) return false;
  return carriesToken(run.jobName ?? "") && hasRun(clouds, run);
}

/** Where no stack tells what its preview expected: by the tokens that the cloud expects. */
function estimateOf(run: SeenRun, curve: CurveSummary | undefined, context: RowContext): Money | undefined {
  const trainedTokens = curve?.estimatedTokens;
  return trainedTokens === undefined ? undefined : moneyOf({ ...run, trainedTokens }, context);
}

function moneyOf(run: SeenRun, { clouds, prices }: Pick<RowContext, "clouds" | "prices">): Money | undefined {
  const cost = billedCost(run, clouds.get(run.cloud), prices);
  return cost && { amount: cost.amount, currency: cost.currency };
}

/** By the tokens that the cloud told at the end. */
function billed(run: SeenRun, context: RowContext): Money | undefined {
  return isTerminal(run.status) ? moneyOf(run, context) : undefined;
}

function lowest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((low, value) => Math.min(low, value));
}
