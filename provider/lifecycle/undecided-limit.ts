import type { Finding } from "../contract/rules";

/**
 * A limit that cannot be decided is an error, since who sets one relies on it; with `validation: "warn"` it only warns.
 * @param name the argument that sets it
 */
export function undecidedLimit(name: string, why: string, lenient: boolean): Finding {
  const way = lenient ? "" : `, leave ${name} out, or set validation to "warn" to go on without it`;
  return { path: name, reason: `${name} cannot be decided: ${why}${way}`, severity: lenient ? "warning" : "error" };
}

/** Why a limit in another currency than the price's cannot be decided. */
export function otherCurrency(
  limit: string,
  price: { readonly currency: string; readonly priceSource: string },
): string {
  const { currency, priceSource } = price;
  return `the limit is in ${limit}, the price in ${currency} (${priceSource}); give the limit in ${currency}`;
}
