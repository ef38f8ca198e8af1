import { own } from "../base/own";
import { baseOf } from "../catalogue/base-of";
import { describeSection, findModel, findSection } from "../catalogue/find-section";
import type { Catalogue, CatalogueSection } from "../contract/catalogue";
import type { Cloud, PriceList } from "../contract/cloud";
import type { CloudName } from "../contract/keys";
import type { Site } from "../contract/settings";
import type { Price } from "./price";
import type { PriceOverrides } from "./price-overrides";

/** What a price depends on besides the model. */
export type PricedCloud = Pick<Cloud, "name" | "prices">;

/** What the settings say about prices. */
export interface PriceSettings {
  /** Prices that the configuration gives before the list's. */
  readonly prices?: PriceOverrides;
  /** Where each cloud is paid that has prices of its own in each region. */
  readonly sites?: Readonly<Record<CloudName, Site>>;
  /** `finetune.catalogue.json`, whose prices go before the list's. */
  readonly catalogue?: Catalogue;
}

/**
 * The price of training a model: the configuration's before the catalogue's, and that before the list's, a model's own before that of the model that it was
 * tuned from. `undefined` where none is known, as a wrong price is worse than none.
 */
export function findPrice(cloud: PricedCloud, model: string, settings: PriceSettings = {}): Price | undefined {
  const { prices, sites = {}, catalogue = [] } = settings;
  const names = [model, baseOf(model)];
  const site = sites[cloud.name];
  const list = cloud.prices?.(site?.region);
  return (
    first(names, (name) => configured(cloud.name, name, prices)) ??
    catalogued(findSection(catalogue, cloud.name, site), model) ??
    first(names, (name) => listed(list, name))
  );
}

function catalogued(section: CatalogueSection | undefined, model: string): Price | undefined {
  const price = findModel(section, model)?.price;
  return price && section && { ...price, priceSource: describeSection(section) };
}

function configured(cloud: string, model: string, overrides: PriceOverrides | undefined): Price | undefined {
  const prices = overrides?.prices[cloud] ?? {};
  const pricePerThousandTokens = own(prices, model);
  if (overrides === undefined || pricePerThousandTokens === undefined) return undefined;
  return { pricePerThousandTokens, currency: overrides.currency, priceSource: "configuration finetune:prices" };
}

function listed(priceList: PriceList | undefined, model: string): Price | undefined {
  const row = priceList?.rows.find((candidate) => isNamedBy(candidate.model, model));
  if (priceList === undefined || row === undefined) return undefined;
  const { pricePerThousandTokens, currency } = row;
  return { pricePerThousandTokens, currency, priceSource: `${priceList.source}, ${priceList.date}` };
}

function isNamedBy(pattern: string, model: string): boolean {
  return pattern.endsWith("*") ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
}

function first(names: readonly string[], look: (name: string) => Price | undefined): Price | undefined {
  return names.map(look).find((price) => price !== undefined);
}
