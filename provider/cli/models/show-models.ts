import type { Method } from "../../contract/catalogue";
import { describeMoney } from "../../prices/describe-money";
import { textTable } from "../text-table";
import type { CloudListing, ModelListing } from "../../front/list-models";

/** A cloud's models, a line each, and its plans. */
export function showCloud(listing: CloudListing): string {
  const { cloud, region, models, plans, hourly, retired } = listing;
  const rows = models.map((row) => [row.model, row.kind ?? "", methodsOf(row), priceHere(row, region), row.date]);
  const units = (plan: (typeof plans)[number]) => unitsText(plan.units);
  return [
    `${cloud}: what can be trained${region === undefined ? "" : `, prices of ${region}`}`,
    textTable([["MODEL", "FOR", "METHODS", "1000 TOKENS", "AS OF"], ...rows]),
    "",
    `${cloud}: what can be deployed, and how`,
    textTable([["PLAN", "UNITS", "", "AS OF"], ...plans.map((plan) => [plan.plan, units(plan), plan.says, plan.date])]),
    ...hourlyTable(cloud, hourly),
    ...(retired.length === 0
      ? []
      : ["", `${cloud}: no longer trained, from when`, textTable(retired.map(({ model, on }) => [model, on]))]),
    "",
    ...sourcesOf([
      ...[...models, ...plans, ...retired].map(({ source }) => source),
      ...models.flatMap(({ prices }) =>
        prices.filter((price) => price.region === region).map((price) => price.priceSource),
      ),
    ]),
  ].join("\n");
}

/** One model with all that is known of it. */
export function showModel({ cloud, plans, hourly }: CloudListing, row: ModelListing): string {
  const all = row.methods.length;
  const parameters = parametersOf(row);
  return [
    `${row.model} on ${cloud}${row.kind === undefined ? "" : ` (${row.kind})`}, as of ${row.date}`,
    ...(row.retires === undefined ? [] : [`retired from ${row.retires} on: nothing new is trained on it then`]),
    "",
    textTable([
      ...row.prices.map(({ region = "", pricePerThousandTokens, currency, priceSource }) => [
        region,
        `${describeMoney(pricePerThousandTokens, currency)} per 1000 trained tokens`,
        priceSource,
      ]),
      ...(row.prices.length === 0 ? [["no price of training is known; `finetune:prices` takes one"]] : []),
    ]),
    "",
    methodsOf(row) === unlisted ? `methods: ${unlisted}` : "methods:",
    ...row.methods.flatMap(({ arguments: method }) => (namesOf(method) === "" ? [] : [`  ${JSON.stringify(method)}`])),
    "",
    textTable([
      // What it takes comes last, because it may be long.
      ["HYPERPARAMETER", "DEFAULT", "ONLY WITH", "TAKES"],
      ...parameters.map(({ key, takes, usual, isRequired, methods }) => [
        key,
        `${usual}${isRequired ? " (must be given)" : ""}`.trim(),
        methods.length === all ? "" : methods.join(", "),
        takes,
      ]),
    ]),
    "",
    textTable([
      ["PLAN", "UNITS", ""],
      ...plans.map(({ plan, units, says }) => [plan, unitsText(units && (row.units ?? units)), says]),
    ]),
    ...hourlyTable(cloud, hourly),
    "",
    ...sourcesOf([row.source, ...parameters.map(({ source }) => source), ...plans.map(({ source }) => source)]),
  ].join("\n");
}

interface ParameterLine {
  readonly key: string;
  readonly takes: string;
  readonly usual: string;
  readonly isRequired: boolean;
  readonly source: string;
  readonly methods: string[];
}

/** Each hyperparameter once for all methods that take it alike. */
function parametersOf({ methods }: ModelListing): ParameterLine[] {
  const lines = new Map<string, ParameterLine>();
  for (const { arguments: method, parameters } of methods) {
    for (const { key, takes, default: usual = "", isRequired, source } of parameters) {
      const same = `${key} ${takes} ${String(usual)} ${String(isRequired)}`;
      const line = lines.get(same) ?? { key, takes, usual: String(usual), isRequired, source, methods: [] };
      line.methods.push(namesOf(method));
      lines.set(same, line);
    }
  }
  return [...lines.values()].sort(
    (one, other) => keysOf(methods).indexOf(one.key) - keysOf(methods).indexOf(other.key),
  );
}

const keysOf = (methods: ModelListing["methods"]) =>
  methods.flatMap(({ parameters }) => parameters.map(({ key }) => key));

function hourlyTable(cloud: string, hourly: CloudListing["hourly"]): string[] {
  if (hourly.length === 0) return [];
  const rows = hourly.map(({ unit, pricePerHour, currency, priceSource }) => [
    unit,
    describeMoney(pricePerHour, currency),
    priceSource,
  ]);
  return ["", `${cloud}: an hour of a unit that serves, called or not`, textTable(rows)];
}

function methodsOf({ methods }: ModelListing): string {
  return methods.map(({ arguments: method }) => namesOf(method)).join(", ") || unlisted;
}

const namesOf = (method: Method) => Object.values(method).join(" ");
const unlisted = "no document lists any";

function priceHere({ prices }: ModelListing, region: string | undefined): string {
  const here = prices.find((price) => price.region === region);
  return here === undefined ? "unknown" : describeMoney(here.pricePerThousandTokens, here.currency);
}

function unitsText(units: Readonly<Record<string, number>> | undefined): string {
  return Object.entries(units ?? {})
    .map(([template, count]) => `${template} × ${count}`)
    .join(", ");
}

/** Addresses alone: what is our choice is no more than a lower bound that no page needs to state. */
function sourcesOf(sources: readonly string[]): string[] {
  const each = sources.flatMap((source) => source.split("; ").map((part) => part.replace(/^(default|range): /, "")));
  return [...new Set(each.filter((part) => !part.includes("our choice")))].map((source) => `from ${source}`);
}
