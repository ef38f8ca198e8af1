/** The argument `maxCost` as one form. */
export interface CostLimit {
  readonly amount: number;
  /** Absent: that of the price. */
  readonly currency?: string;
}

/** Whether it is a limit of tokens: a text or an unknown value is none. */
export function isMaxTokens(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** `maxCost` as the program gives it; `undefined` when it is none (nothing given, not known yet, or refused by the rule). */
export function readMaxCost(value: unknown): CostLimit | undefined {
  if (typeof value === "number") return isAmount(value) ? { amount: value } : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const { amount, currency, ...others } = value as Readonly<Record<string, unknown>>;
  if (!isAmount(amount) || Object.keys(others).length > 0) return undefined;
  if (currency === undefined || currency === null) return { amount };
  return typeof currency === "string" && /^[A-Z]{3}$/.test(currency) ? { amount, currency } : undefined;
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && value > 0 && Number.isFinite(value);
}
