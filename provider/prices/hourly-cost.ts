import { own } from "../base/own";
import type { HourlyUnits } from "../contract/rules";
import { groupDigits } from "../tokens/group-digits";
import { describeMoney } from "./describe-money";
import type { PriceList } from "../contract/cloud";
import type { PricedCloud, PriceSettings } from "./find-price";
import type { PriceOverrides } from "./price-overrides";
import { roundMoney } from "./round-money";

/** What units cost by the hour, and how that comes about. */
export interface HourlyCost {
  /** In `currency`. */
  readonly amount: number;
  /** As in ISO 4217. */
  readonly currency: string;
  readonly arithmetic: string;
  /** For people, with its date where it has one. */
  readonly priceSource: string;
}

/** What units cost by the hour; `undefined` where no price is known. Of two readings of their number the dearer one counts. */
export function hourlyCost(
  cloud: PricedCloud,
  use: HourlyUnits,
  { prices, sites = {} }: PriceSettings = {},
): HourlyCost | undefined {
  const given = configured(cloud.name, use.unit, prices);
  const price = given ?? listed(cloud.prices?.(sites[cloud.name]?.region), use.unit);
  if (price === undefined) return undefined;
  const { pricePerHour, currency, priceSource } = price;
  const dearer = given === undefined ? use.dearer : undefined;
  const count = dearer?.count ?? use.count;
  const reading = dearer === undefined ? "" : ` (${dearer.because})`;
  return {
    amount: roundMoney(count * pricePerHour),
    currency,
    arithmetic: `${describeCount(count)} × ${use.unit} × ${describeMoney(pricePerHour, currency)}${reading}`,
    priceSource,
  };
}

interface HourlyPrice {
  readonly pricePerHour: number;
  readonly currency: string;
  readonly priceSource: string;
}

function configured(cloud: string, unit: string, overrides: PriceOverrides | undefined): HourlyPrice | undefined {
  const prices = overrides?.hourly?.[cloud] ?? {};
  const pricePerHour = own(prices, unit);
  if (overrides === undefined || pricePerHour === undefined) return undefined;
  return { pricePerHour, currency: overrides.currency, priceSource: "configuration finetune:prices" };
}

function listed(list: PriceList | undefined, wanted: string): HourlyPrice | undefined {
  const hourly = list?.hourly;
  const row = hourly?.rows.find(({ unit }) => unit === wanted);
  if (hourly === undefined || row === undefined) return undefined;
  const { pricePerHour, currency, source } = row;
  return { pricePerHour, currency, priceSource: source ?? `${hourly.source}, ${hourly.date}` };
}

function describeCount(count: number): string {
  return Number.isInteger(count) ? groupDigits(count) : String(Number(count.toFixed(3)));
}
