import { isRecord } from "../../base/is-record";
import { isUnknown } from "../../base/unknown";
import type { CloudRegistry } from "../../contract/cloud";
import type { Finding, HourlyUse } from "../../contract/rules";
import { describeMoney } from "../../prices/describe-money";
import { hourlyCost, type HourlyCost } from "../../prices/hourly-cost";
import { describeSite } from "../../prices/describe-site";
import type { PriceSettings } from "../../prices/find-price";
import type { Site } from "../../contract/settings";
import { readMaxCost } from "../job/budget-limits";
import { otherCurrency, undecidedLimit } from "../undecided-limit";

type Bag = Readonly<Record<string, unknown>>;

/** What a deployment costs by the hour, and what it means for its limit. */
export interface HourlyOutcome {
  readonly findings: readonly Finding[];
  readonly estimate?: { readonly estimatedHourlyCost: HourlyCost };
  /** The estimate in a line, with its arithmetic. */
  readonly line?: string;
}

/**
 * Estimates an hour of a deployment, and holds `maxHourlyCost` against it before anything is sent. A limit that cannot be decided
 * is an error, since who sets one relies on it.
 */
export function estimateHourly(clouds: CloudRegistry, inputs: Bag, settings: PriceSettings = {}): HourlyOutcome {
  const cloud = clouds.all.find(({ name }) => isRecord(inputs[name]));
  const block = cloud === undefined ? undefined : inputs[cloud.name];
  const rules = cloud?.deployment?.rules();
  if (cloud === undefined || rules === undefined || !isRecord(block)) return { findings: [] };
  const use = rules.hourly(block);
  if (use.kind === "unknown") return { findings: [] };
  const cost = use.kind === "units" ? hourlyCost(cloud, use, settings) : undefined;
  const untold = why(cloud, use, settings.sites?.[cloud.name]);
  const findings = checkLimit(inputs, cost ?? (use.kind === "nothing" ? undefined : untold));
  return {
    findings,
    ...(cost === undefined ? {} : { estimate: { estimatedHourlyCost: cost } }),
    line:
      cost === undefined
        ? `estimate: ${use.kind === "nothing" ? "nothing by the hour" : "cost by the hour unknown"}: ${untold}`
        : describeHourly(cost),
  };
}

/** For example `estimate: 4 × MU1 × 54 CNY = 216 CNY an hour, 5 184 CNY a day, called or not (…, 2026-05)`. */
function describeHourly({ amount, currency, arithmetic, priceSource }: HourlyCost): string {
  const day = describeMoney(amount * 24, currency);
  return `estimate: ${arithmetic} = ${describeMoney(amount, currency)} an hour, ${day} a day, called or not (${priceSource})`;
}

interface Named {
  readonly name: string;
  readonly title: string;
}

/** Why there is no cost: nothing is paid by the hour, which is within every limit, or it is not known. */
function why({ name, title }: Named, use: HourlyUse, site: Site | undefined): string {
  switch (use.kind) {
    case "nothing":
      return use.because;
    case "untold":
      return use.why;
    case "unknown":
      return "it waits for another resource";
    case "units": {
      const example = JSON.stringify({ hourly: { [name]: { [use.unit]: 30 } } });
      return `no price is known for an hour of ${use.unit} on ${title}${describeSite(site)}; give one with the configuration finetune:prices, such as ${example}`;
    }
  }
}

function checkLimit(inputs: Bag, cost: HourlyCost | string | undefined): Finding[] {
  const limit = isUnknown(inputs["maxHourlyCost"]) ? undefined : readMaxCost(inputs["maxHourlyCost"]);
  if (limit === undefined || cost === undefined) return [];
  const undecided = (reason: string) => [undecidedLimit("maxHourlyCost", reason, inputs["validation"] === "warn")];
  if (typeof cost === "string") return undecided(cost);
  const { amount, currency, arithmetic, priceSource } = cost;
  if (limit.currency !== undefined && limit.currency !== currency) {
    return undecided(otherCurrency(limit.currency, cost));
  }
  if (amount <= limit.amount) return [];
  const sum = describeMoney(amount, currency);
  const reason = `maxHourlyCost is exceeded: ${arithmetic} = ${sum} an hour, over maxHourlyCost ${describeMoney(limit.amount, currency)} (${priceSource})`;
  return [{ path: "maxHourlyCost", reason, severity: "error" }];
}
