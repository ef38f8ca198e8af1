import { findPrice, type PricedCloud, type PriceSettings } from "./find-price";
import type { Price } from "./price";
import { roundMoney } from "./round-money";

/** What decides what a training costs. */
export interface CostQuestion {
  readonly cloud: PricedCloud;
  /** The base model, or a tuned one that is trained on. */
  readonly model: string;
  /** Of the training data, once. */
  readonly tokens: number;
  readonly epochs: number;
  /** Of the data that the cloud mixes in (`data_augmentation`), once. */
  readonly mixedTokens?: number;
}

/** What a training will cost, as far as it can be told. */
export interface EstimatedCost extends Price {
  /** In `currency`. */
  readonly amount: number;
}

/** The estimate by the cloud's formula [model-training-and-deployment-billing]; `undefined` where no price is known. */
export function estimateCost(question: CostQuestion, settings?: PriceSettings): EstimatedCost | undefined {
  const price = findPrice(question.cloud, question.model, settings);
  return price && { amount: costOf(billedTokens(question), price), ...price };
}

/** (training tokens + mixed-in tokens) × epochs, at least one [model-training-and-deployment-billing]. */
export function billedTokens({ tokens, epochs, mixedTokens = 0 }: Omit<CostQuestion, "cloud" | "model">): number {
  return Math.max(1, (tokens + mixedTokens) * epochs);
}

/** What so many billed tokens cost. */
export function costOf(tokens: number, { pricePerThousandTokens }: Price): number {
  return roundMoney((tokens * pricePerThousandTokens) / 1000);
}
