import { describeMoney } from "../../prices/describe-money";
import { billedTokens, costOf, type EstimatedCost } from "../../prices/estimate-cost";
import { findPrice } from "../../prices/find-price";
import type { PriceOverrides } from "../../prices/price-overrides";
import { describeTokens } from "../../tokens/describe-tokens";
import { tokenizerOf } from "../../tokens/tokenizer-of";
import { checkBudget, type CountedData } from "./budget";
import type { CloudName, CloudRules, Finding } from "../../contract/cloud";
import { cloudNames } from "./inputs";
import { checkRowLengths } from "./row-lengths";
import { containsUnknown, isUnknown, UNKNOWN } from "../../base/unknown";

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
export function estimateJob(
  rules: Readonly<Record<CloudName, CloudRules>>,
  inputs: Bag,
  prices: PriceOverrides | undefined,
): EstimateOutcome {
  const cloud = cloudNames.find((name) => isBag(inputs[name]));
  const block = cloud === undefined ? undefined : inputs[cloud];
  if (cloud === undefined || !isBag(block)) return { findings: [] };
  const { model, epochs, maxLength, mixesIn = false } = rules[cloud].workload(block);
  const named = isUnknown(model) ? undefined : model;
  const data = isUnknown(model) ? UNKNOWN : countedData(inputs["trainingData"], cloud, named);
  const price = named === undefined ? undefined : findPrice(cloud, named, prices);
  const budget = checkBudget({
    maxCost: inputs["maxCost"],
    maxTokens: inputs["maxTokens"],
    lenient: inputs["validation"] === "warn",
    mixesIn,
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
  const estimatedTokens = billedTokens({ tokens: data.tokens, epochs });
  const estimatedCost = price && { amount: costOf(estimatedTokens, price), ...price };
  const money = estimatedCost && describeMoney(estimatedCost.amount, estimatedCost.currency);
  return {
    findings,
    estimate: { estimatedTokens, ...(estimatedCost === undefined ? {} : { estimatedCost }) },
    line: `${work}${money === undefined ? `, price of ${named ?? "the model"} unknown` : ` = ${money} (${estimatedCost?.priceSource ?? ""})`}`,
  };
}

/** The sum over the job's data; what one of them does not know yet, the sum does not know. */
function countedData(
  given: unknown,
  cloud: CloudName,
  model: string | undefined,
): CountedData | typeof UNKNOWN | undefined {
  if (containsUnknown(given)) return UNKNOWN;
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const parts = given.filter(isBag);
  const sum = (name: string) => parts.reduce((total, part) => total + Number(part[name] ?? 0), 0);
  // Data that stands for itself was counted with the cloud's usual tokenizer; this model may have another.
  const isCountedLikeModel = tokenizerOf(cloud, model) !== "estimate";
  return {
    rows: sum("rows"),
    tokens: sum("tokens"),
    tokensAreExact: isCountedLikeModel && parts.every((part) => part["tokensAreExact"] === true),
    longestRowTokens: Math.max(...parts.map((part) => Number(part["longestRowTokens"] ?? 0))),
  };
}

function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
