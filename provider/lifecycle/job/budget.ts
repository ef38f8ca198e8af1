import { describeMoney } from "../../prices/describe-money";
import { billedTokens, costOf } from "../../prices/estimate-cost";
import { describeSite } from "../../prices/describe-site";
import type { Price } from "../../prices/price";
import { describeTokens, type TokenAmount } from "../../tokens/describe-tokens";
import { estimateBand } from "../../tokens/estimate-costs";
import { groupDigits } from "../../tokens/group-digits";
import { otherCurrency, undecidedLimit } from "../undecided-limit";
import { isMaxTokens, readMaxCost } from "./budget-limits";
import type { Finding } from "../../contract/rules";
import type { Site } from "../../contract/settings";
import { isUnknown, type UNKNOWN } from "../../base/unknown";

/** The training data of a job, as far as it was counted. */
export interface CountedData extends TokenAmount {
  readonly rows?: number;
  readonly longestRowTokens?: number;
  /** Tokens that the cloud mixes in (`data_augmentation`), once. */
  readonly mixedTokens?: number;
}

/** What the limits of a job are held against. */
export interface Budget {
  /** As the program gives them; what the rules of the arguments refuse is not judged again. */
  readonly maxCost?: unknown;
  readonly maxTokens?: unknown;
  /** `UNKNOWN` as long as another resource has not told; absent where nobody counted, as with file IDs alone. */
  readonly data?: CountedData | typeof UNKNOWN;
  readonly epochs?: number | typeof UNKNOWN;
  /** Absent where none is known. */
  readonly price?: Price;
  /** Name of the model, for the message that there is no price. */
  readonly model?: string;
  /** Where it is paid, for the message that there is no price. */
  readonly site?: Site;
  /** The cloud bills tokens that it makes of media: those of the texts beside them decide nothing. */
  readonly countsMedia?: boolean;
  /** The cloud adds rows of its own and bills them: within the limit, nothing is decided then. */
  readonly mixesIn?: boolean;
  /** `validation: "warn"`: a limit that cannot be decided only warns. One that is exceeded is an error all the same. */
  readonly lenient: boolean;
}

/**
 * Holds the limits of a job against what it is going to take, before anything is sent. A limit that cannot be decided is an
 * error, since who sets one relies on it. Where tokens are estimated, the estimate decides; that the truth may still be over the
 * limit is a warning. Nothing is said as long as data or epochs wait for another resource.
 */
export function checkBudget(budget: Budget): Finding[] {
  if (isUnknown(budget.data) || isUnknown(budget.epochs)) return [];
  return [...checkTokens(budget), ...checkCost(budget)];
}

function checkTokens(budget: Budget): Finding[] {
  if (!isMaxTokens(budget.maxTokens)) return [];
  const total = totalOf(budget);
  if (typeof total === "string") return [undecidedLimit("maxTokens", total, budget.lenient)];
  const describe = (tokens: number) => `${groupDigits(tokens)} tokens`;
  return judge({ ...total, name: "maxTokens", limit: Number(budget.maxTokens), describe, source: "" }, budget);
}

function checkCost(budget: Budget): Finding[] {
  const limit = readMaxCost(budget.maxCost);
  if (limit === undefined) return [];
  const total = totalOf(budget);
  if (typeof total === "string") return [undecidedLimit("maxCost", total, budget.lenient)];
  const price = priceFor(budget, limit.currency);
  if (typeof price === "string") return [undecidedLimit("maxCost", price, budget.lenient)];
  const { pricePerThousandTokens, currency, priceSource } = price;
  const describe = (amount: number) => describeMoney(amount, currency);
  const sum = costOf(total.sum, price);
  const highest = costOf(total.highest, price);
  const arithmetic = `${total.arithmetic} × ${describe(pricePerThousandTokens)} per 1000 = ${describe(sum)}`;
  const source = ` (${priceSource})`;
  return judge({ name: "maxCost", limit: limit.amount, sum, highest, arithmetic, describe, source }, budget);
}

/** A sum, and how it came about. */
interface Sum {
  readonly sum: number;
  /** The most that it may be, as tokens may be estimated. */
  readonly highest: number;
  readonly arithmetic: string;
}

interface Comparison extends Sum {
  readonly name: "maxTokens" | "maxCost";
  readonly limit: number;
  describe(value: number): string;
  readonly source: string;
}

function judge(comparison: Comparison, budget: Budget): Finding[] {
  const { name, limit, sum, highest, arithmetic, describe, source } = comparison;
  if (sum > limit) {
    const reason = `${name} is exceeded: ${arithmetic}, over ${name} ${describe(limit)}${source}`;
    return [{ path: name, reason, severity: "error" }];
  }
  if (budget.mixesIn === true) {
    const why = "the cloud mixes in rows of its own, bills them, and does not tell how many";
    return [undecidedLimit(name, why, budget.lenient)];
  }
  if (highest <= limit) return [];
  const reason = `${name} may be exceeded: ${arithmetic}, but up to ${describe(highest)} within the error of the estimate, over ${name} ${describe(limit)}${source}`;
  return [{ path: name, reason, severity: "warning" }];
}

/** The tokens that will be billed, or why that is not known. */
function totalOf({ data, epochs, countsMedia }: Budget): Sum | string {
  if (countsMedia === true) {
    return "the cloud bills tokens that it makes of the media, and tells them in a job's usage only when it has ended";
  }
  if (data === undefined || isUnknown(data)) {
    return (
      "the tokens of the training data are not known, as it is given by ID alone; give the TrainingDataset itself, by the plugin what it " +
      "counted, as `trainingData`, or a FineTunedModel, which knows its data"
    );
  }
  if (epochs === undefined || isUnknown(epochs)) {
    return "the number of epochs is not given, and the cloud's default is not known; give it among the hyperparameters";
  }
  const { rows, tokens, mixedTokens = 0, tokensAreExact } = data;
  const sum = billedTokens({ tokens, epochs, mixedTokens });
  const parts = [
    rows === undefined ? "" : `${groupDigits(rows)} ${rows === 1 ? "row" : "rows"}, `,
    describeTokens(data),
    mixedTokens === 0 ? "" : ` and ${groupDigits(mixedTokens)} mixed in`,
    ` × ${epochs} ${epochs === 1 ? "epoch" : "epochs"} = ${groupDigits(sum)} tokens`,
  ];
  return { sum, highest: tokensAreExact ? sum : Math.ceil(sum * (1 + estimateBand)), arithmetic: parts.join("") };
}

/** The price that a limit is held against, or why there is none. */
function priceFor({ price, model, site }: Budget, currency: string | undefined): Price | string {
  if (price === undefined) {
    return `no price is known for training ${model ?? "this model"}${describeSite(site)}; give one with the configuration finetune:prices`;
  }
  if (currency === undefined || currency === price.currency) return price;
  return otherCurrency(currency, price);
}
