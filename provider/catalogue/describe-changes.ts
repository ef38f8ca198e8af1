import { printableLine } from "../base/printable";
import type { CatalogueModel, CatalogueSection } from "../contract/catalogue";

/** Most names that a line has. Our choice. */
const mostNames = 10;

/** What a renewed section has, and what is other than before, a line each. */
export function describeChanges(section: CatalogueSection, before: CatalogueSection | undefined): string {
  const { cloud, region, models, source, date } = section;
  const priced = models.filter(({ price }) => price !== undefined).length;
  const head = `${cloud}${region === undefined ? "" : ` ${region}`}: ${models.length} ${models.length === 1 ? "model" : "models"}, ${priced} with a price (${source}, ${date})`;
  if (before === undefined) return printableLine(head);
  const earlier = new Map(before.models.map((row) => [row.model, row]));
  const now = new Set(models.map(({ model }) => model));
  const gone = before.models.filter(({ model }) => !now.has(model));
  const changes = models.flatMap((row) => changesOf(row, earlier.get(row.model)));
  return [
    head,
    ...named(
      "new",
      models.filter(({ model }) => !earlier.has(model)),
    ),
    ...named("no longer there", gone),
    ...changes,
    ...(changes.length === 0 && gone.length === 0 && models.length === earlier.size ? [`  as on ${before.date}`] : []),
  ]
    .map(printableLine)
    .join("\n");
}

function named(what: string, rows: readonly CatalogueModel[]): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, mostNames).map(({ model }) => model);
  const more = rows.length > names.length ? ` and ${rows.length - names.length} more` : "";
  return [`  ${what}: ${names.join(", ")}${more}`];
}

function changesOf(row: CatalogueModel, before: CatalogueModel | undefined): string[] {
  if (before === undefined) return [];
  const price = ({ price: told }: CatalogueModel) =>
    told ? `${told.pricePerThousandTokens} ${told.currency}` : "unknown";
  const methods = ({ methods: told = [] }: CatalogueModel) =>
    told.map(({ arguments: method }) => Object.values(method).join(" ")).join(", ") || "none";
  return [
    ...(price(row) === price(before) ? [] : [`  ${row.model}: price was ${price(before)}, is ${price(row)}`]),
    ...(methods(row) === methods(before)
      ? []
      : [`  ${row.model}: methods were ${methods(before)}, are ${methods(row)}`]),
  ];
}
