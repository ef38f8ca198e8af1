import { describeMoney } from "./describe-money";

/** The sums of amounts, one a currency: `216 CNY and 3.5 USD`; empty where there are none. */
export function describeSums(costs: readonly { readonly amount: number; readonly currency: string }[]): string {
  const sums = new Map<string, number>();
  for (const { amount, currency } of costs) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => describeMoney(amount, currency)).join(" and ");
}
