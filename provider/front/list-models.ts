import { own } from "../base/own";
import { baseOf } from "../catalogue/base-of";
import { describeRange } from "../catalogue/describe-range";
import { describeSection, findModel, findSection } from "../catalogue/find-section";
import type {
  CatalogueMethod,
  CatalogueSection,
  ListedModel,
  ListedParameter,
  ListedPlan,
  Method,
  ModelTable,
} from "../contract/catalogue";
import { clouds } from "../clouds";
import type { Cloud } from "../contract/cloud";
import type { CloudName } from "../contract/keys";
import { findPrice, type PriceSettings } from "../prices/find-price";
import { hourlyCost } from "../prices/hourly-cost";
import type { Price } from "../prices/price";

/** What one cloud trains and serves, with who says so. */
export interface CloudListing {
  readonly cloud: string;
  /** Where calls go now; absent where the cloud has no regions. */
  readonly region?: string;
  readonly models: readonly ModelListing[];
  readonly plans: readonly (ListedPlan & { readonly date: string })[];
  /** What the units of plans cost where calls go now; empty where that is not known. */
  readonly hourly: readonly HourlyListing[];
  readonly retired: readonly { readonly model: string; readonly on: string; readonly source: string }[];
}

/** A unit that is paid by the hour. */
interface HourlyListing {
  readonly unit: string;
  readonly pricePerHour: number;
  readonly currency: string;
  readonly priceSource: string;
}

/** One model. */
export interface ModelListing {
  readonly model: string;
  readonly kind?: string;
  /** One without arguments where no document lists any: it has what is known of all. */
  readonly methods: readonly { readonly arguments: Method; readonly parameters: readonly ListedParameter[] }[];
  /** Where calls go now first; empty where none is known. */
  readonly prices: readonly (Price & { readonly region?: string })[];
  /** Units of an instance by template, where the catalogue has those of the model. */
  readonly units?: Readonly<Record<string, number>>;
  readonly retires?: string;
  readonly date: string;
  readonly source: string;
}

/** Everything that the catalogue and the tables know of a cloud, the catalogue first; `undefined` where there are no tables. */
export function listModels(cloud: Cloud, settings: PriceSettings): CloudListing | undefined {
  const table = cloud.models?.();
  if (table === undefined) return undefined;
  const site = settings.sites?.[cloud.name];
  const section = findSection(settings.catalogue ?? [], cloud.name, site);
  const newer = section?.models.filter(({ model }) => !table.models.some((row) => row.model === model)) ?? [];
  const rows = [...table.models, ...newer.map(({ model }) => ({ model, methods: [], source: "" }))];
  const regions = [site?.region, ...table.regions.filter((region) => region !== site?.region)];
  return {
    cloud: cloud.name,
    ...(site?.region === undefined ? {} : { region: site.region }),
    models: rows.map((row) => ({
      ...describe(row, table, section),
      prices: pricesOf(cloud, row.model, regions, settings),
    })),
    plans: table.plans.map((plan) => ({ ...plan, date: table.date })),
    hourly: hourlyOf(cloud, settings),
    retired: table.retirements,
  };
}

function describe(row: ListedModel, table: ModelTable, section?: CatalogueSection): Omit<ModelListing, "prices"> {
  const told = findModel(section, row.model);
  const listed = told?.methods ?? row.methods.map((method): CatalogueMethod => ({ arguments: method }));
  // What any method takes is worth telling where none is listed.
  const methods = listed.length > 0 ? listed : [{ arguments: {} }];
  const isNewer = told?.methods !== undefined && section !== undefined;
  return {
    model: row.model,
    ...(row.kind === undefined ? {} : { kind: row.kind }),
    methods: methods.map((method) => ({
      arguments: method.arguments,
      parameters: table
        .parametersOf(row.model, method.arguments)
        .map((parameter) => renewed(parameter, method, section)),
    })),
    ...(told?.units === undefined ? {} : { units: told.units }),
    ...(told?.retires === undefined ? {} : { retires: told.retires }),
    date: isNewer ? section.date : table.date,
    source: isNewer ? describeSection(section) : row.source,
  };
}

function renewed(parameter: ListedParameter, method: CatalogueMethod, section?: CatalogueSection): ListedParameter {
  const range = own(method.parameters, parameter.key);
  if (range === undefined || section === undefined) return parameter;
  const { default: usual = parameter.default } = range;
  return {
    ...parameter,
    takes: describeRange(range),
    ...(usual === undefined ? {} : { default: usual }),
    source: describeSection(section),
  };
}

function hourlyOf(cloud: Cloud, settings: PriceSettings): HourlyListing[] {
  const { prices, sites = {} } = settings;
  const listed = cloud.prices?.(sites[cloud.name]?.region)?.hourly?.rows.map(({ unit }) => unit) ?? [];
  const units = new Set([...listed, ...Object.keys(prices?.hourly?.[cloud.name] ?? {})]);
  return [...units].flatMap((unit) => {
    const cost = hourlyCost(cloud, { kind: "units", unit, count: 1 }, settings);
    return cost === undefined
      ? []
      : [{ unit, pricePerHour: cost.amount, currency: cost.currency, priceSource: cost.priceSource }];
  });
}

/** By region; one that the configuration gives is the same everywhere. */
function pricesOf(
  cloud: Cloud,
  model: string,
  regions: readonly (string | undefined)[],
  settings: PriceSettings,
): ModelListing["prices"] {
  const { host = "" } = settings.sites?.[cloud.name] ?? {};
  const found = regions.flatMap((region) => {
    const site = { host, ...(region === undefined ? {} : { region }) };
    const price = findPrice(cloud, model, { ...settings, sites: { [cloud.name]: site } });
    return price === undefined ? [] : [{ ...price, ...(region === undefined ? {} : { region }) }];
  });
  return found.filter(
    ({ priceSource }, index) => found.findIndex((each) => each.priceSource === priceSource) === index,
  );
}

/** A model as the function of this name gives it. */
export interface BaseModel extends Omit<ModelListing, "units"> {
  readonly cloud: CloudName;
}

/** What `listBaseModels` gives: every model that can be trained, and that a filter lets pass. */
export function listBaseModels(
  settings: PriceSettings,
  { cloud: only, model }: { readonly cloud?: CloudName; readonly model?: string },
): readonly BaseModel[] {
  const asked = only === undefined ? clouds.all : [clouds.get(only)];
  return asked.flatMap((cloud) =>
    (listModels(cloud, settings)?.models ?? []).flatMap(({ units: _units, ...row }): BaseModel[] =>
      isAsked(row.model, model) ? [{ cloud: cloud.name, ...row }] : [],
    ),
  );
}

/** A tuned model is trained on as its base is. */
export function isAsked(model: string, asked: string | undefined): boolean {
  return asked === undefined || model === asked || model === baseOf(asked);
}
