import { groupDigits } from "../tokens/group-digits";
import { roundMoney } from "./round-money";

/** An amount for people, exactly as it is compared: `1 666.665 CNY`. */
export function describeMoney(amount: number, currency: string): string {
  const rounded = roundMoney(amount);
  // Number's own text has an exponent below 0.000001.
  const [whole = "0", fraction] = (
    rounded < 1e-6 ? rounded.toFixed(12).replace(/(?<!0)0+$/, "") : String(rounded)
  ).split(".");
  return `${groupDigits(Number(whole))}${fraction === undefined ? "" : `.${fraction}`} ${currency}`;
}
