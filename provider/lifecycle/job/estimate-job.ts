import { isRecord } from "../../base/is-record";
import type { Cloud, CloudRegistry } from "../../contract/cloud";
import { containsUnknown, isUnknown, UNKNOWN } from "../../base/unknown";
import type { Finding, Workload } from "../../contract/rules";
import { checkBudget, type CountedData } from "./budget";
import { describeMoney } from "../../prices/describe-money";
import { billedTokens, costOf, type EstimatedCost } from "../../prices/estimate-cost";
import { describeSite } from "../../prices/describe-site";
import { findPrice, type PriceSettings } from "../../prices/find-price";
import { describeTokens } from "../../tokens/describe-tokens";
import { groupDigits } from "../../tokens/group-digits";

/** What a job is going to take, known before it is submitted. */
export interface JobEstimate {
  /** Tokens that will be billed: those of the data, in all epochs. */
  readonly estimatedTokens: number;
  /** Absent where no price is known: none is better than a wrong one. */
  readonly estimatedCost?: EstimatedCost;
}

/** An estimate and what it means for the limits of the job. */
export interface EstimateOutcome {
  readonly findings: readonly Finding[];
  readonly estimate?: JobEstimate;
  /** The estimate in a line, with its arithmetic. */
  readonly line?: string;
}

type Bag = Readonly<Record<string, unknown>>;

/** Estimates tokens and cost from what was counted in the job's data, and holds `maxTokens` and `maxCost` against them. */
export function estimateJob(clouds: CloudRegistry, inputs: Bag, settings: PriceSettings = {}): EstimateOutcome {
  const cloud = clouds.all.find(({ name }) => isRecord(inputs[name]));
  const block = cloud === undefined ? undefined : inputs[cloud.name];
  if (cloud === undefined || !isRecord(block)) return { findings: [] };
  const { model, epochs, maxLength, mixesIn = false, countsMedia = false } = cloud.job.rules().workload(block);
  const named = isUnknown(model) ? undefined : model;
  const data = isUnknown(model) ? UNKNOWN : countedData(inputs["trainingData"], cloud, named);
  const price = named === undefined ? undefined : findPrice(cloud, named, settings);
  const site = settings.sites?.[cloud.name];
  const budget = checkBudget({
    maxCost: inputs["maxCost"],
    maxTokens: inputs["maxTokens"],
    lenient: inputs["validation"] === "warn",
    mixesIn,
    countsMedia,
    ...(site === undefined ? {} : { site }),
    ...(data === undefined ? {} : { data }),
    ...(epochs === undefined ? {} : { epochs }),
    ...(price === undefined ? {} : { price }),
    ...(named === undefined ? {} : { model: named }),
  });
  const findings = [...budget, ...checkRowLengths(data, maxLength)];
  if (data === undefined || isUnknown(data) || epochs === undefined || isUnknown(epochs)) return { findings };
  const work = `estimate: ${describeTokens(data)} × ${epochs} ${epochs === 1 ? "epoch" : "epochs"}`;
  if (mixesIn)
    return { findings, line: `${work}, and what the cloud mixes in and bills, which it does not tell before` };
  if (countsMedia)
    return { findings, line: `${work}, which are not what is billed: the cloud counts tokens of the media` };
  const estimatedTokens = billedTokens({ tokens: data.tokens, epochs });
  const estimatedCost = price && { amount: costOf(estimatedTokens, price), ...price };
  const money = estimatedCost && describeMoney(estimatedCost.amount, estimatedCost.currency);
  return {
    findings,
    estimate: { estimatedTokens, ...(estimatedCost === undefined ? {} : { estimatedCost }) },
    line: `${work}${money === undefined ? `, price of ${named ?? "the model"} unknown${describeSite(site)}` : ` = ${money} (${estimatedCost?.priceSource ?? ""})`}`,
  };
}

/** The sum over the job's data; what one of them does not know yet, the sum does not know. */
function countedData(
  given: unknown,
  cloud: Cloud,
  model: string | undefined,
): CountedData | typeof UNKNOWN | undefined {
  if (containsUnknown(given)) return UNKNOWN;
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const parts = given.filter(isRecord);
  const sum = (name: string) => parts.reduce((total, part) => total + Number(part[name] ?? 0), 0);
  // Data that stands for itself was counted with the cloud's usual tokenizer; this model may have another.
  const isCountedLikeModel = cloud.tokenizerOf(model) !== "estimate";
  return {
    rows: sum("rows"),
    tokens: sum("tokens"),
    tokensAreExact: isCountedLikeModel && parts.every((part) => part["tokensAreExact"] === true),
    longestRowTokens: Math.max(...parts.map((part) => Number(part["longestRowTokens"] ?? 0))),
  };
}

/**
 * Warns of rows that are longer than the job takes, which the clouds drop or cut off without a word. Nothing is said as long as
 * one of the two waits for another resource.
 */
export function checkRowLengths(
  data: CountedData | typeof UNKNOWN | undefined,
  maxLength: Workload["maxLength"],
): Finding[] {
  if (data === undefined || isUnknown(data) || maxLength === undefined || isUnknown(maxLength)) return [];
  const { longestRowTokens = 0, tokensAreExact } = data;
  if (longestRowTokens <= maxLength) return [];
  const longest = `${tokensAreExact ? "" : "about "}${groupDigits(longestRowTokens)}`;
  const reason =
    `the longest row has ${longest} tokens, and the job takes ${groupDigits(maxLength)}: the cloud drops or cuts off what is longer; ` +
    `\`maxLength: ${maxLength}\` on the TrainingDataset counts such rows`;
  return [{ path: "trainingDataset", reason, severity: "warning" }];
}
