import { describeMoney } from "../prices/describe-money";
import { billedTokens, costOf } from "../prices/estimate-cost";
import type { Price } from "../prices/price";
import { describeTokens, type TokenAmount } from "../tokens/describe-tokens";
import { estimateBand } from "../tokens/estimate-costs";
import { groupDigits } from "../tokens/group-digits";
import { isMaxTokens, readMaxCost } from "./budget-limits";
import type { Finding } from "./cloud";
import { isUnknown, type UNKNOWN } from "./unknown";

/** The training data of a job, as far as it was counted. */
export interface CountedData extends TokenAmount {
  readonly rows?: number;
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
  /** `validation: "warn"`: a limit that cannot be decided only warns. One that is exceeded is an error all the same. */
  readonly lenient: boolean;
}

/** Tokens times epochs, and how it was reached. */
interface Total {
  readonly tokens: number;
  /** The most that it may be, as the count may be an estimate. */
  readonly highest: number;
  readonly arithmetic: string;
}

/**
 * Holds the limits of a job against what it is going to take, before anything is sent. A limit that cannot be decided is an
 * error, since who sets one relies on it. Where tokens are estimated, the estimate decides; that the truth may still be over the
 * limit is a warning.
 */
export function checkBudget(budget: Budget): Finding[] {
  const { maxCost, maxTokens, data, epochs } = budget;
  if (isUnknown(data) || isUnknown(epochs)) return [];
  const tokenLimit = isMaxTokens.accepts(maxTokens) ? Number(maxTokens) : undefined;
  const costLimit = readMaxCost(maxCost);
  const total = data === undefined || epochs === undefined ? undefined : add(data, epochs);
  const findings: Finding[] = [];
  if (tokenLimit !== undefined) {
    const describe = (tokens: number) => `${groupDigits(tokens)} tokens`;
    if (total === undefined) findings.push(undecided("maxTokens", whyUncounted(budget), budget));
    else findings.push(...judge("maxTokens", { limit: tokenLimit, sum: total.tokens, highest: total.highest, describe, arithmetic: total.arithmetic }));
  }
  if (costLimit !== undefined) {
    const why = total === undefined ? whyUncounted(budget) : whyUnpriced(budget, costLimit.currency);
    const { price } = budget;
    if (why !== undefined || total === undefined || price === undefined) findings.push(undecided("maxCost", why ?? "", budget));
  }
  return findings;
}
