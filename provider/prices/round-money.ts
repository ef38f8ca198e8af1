/** Decimals of an amount: a single token of the cheapest model is 0.000003 CNY. */
const decimals = 6;

/** An amount without the dust of binary fractions: six decimals, or six digits where it is less than the smallest of them. */
export function roundMoney(amount: number): number {
  return amount < 10 ** -decimals ? Number(amount.toPrecision(decimals)) : Number(amount.toFixed(decimals));
}
