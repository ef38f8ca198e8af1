import type { Catalogue, CatalogueModel, CatalogueSection } from "../contract/catalogue";
import type { CloudName } from "../contract/keys";
import type { Site } from "../contract/settings";
import { baseOf } from "./base-of";

/** What the catalogue has of a cloud where it is used; a section of no region holds everywhere, one of the region goes first. */
export function findSection(
  catalogue: Catalogue,
  cloud: CloudName,
  site: Site | undefined,
): CatalogueSection | undefined {
  const own = catalogue.filter((section) => section.cloud === cloud);
  return (
    own.find(({ region }) => region !== undefined && region === site?.region) ??
    own.find(({ region }) => region === undefined)
  );
}

/** What a section has of a model, or of the one that it was tuned from. */
export function findModel(section: CatalogueSection | undefined, model: string): CatalogueModel | undefined {
  const find = (name: string) => section?.models.find((each) => each.model === name);
  return find(model) ?? find(baseOf(model));
}

/** A section as messages name it. */
export function describeSection({ source, date }: CatalogueSection): string {
  return `finetune.catalogue.json: ${source}, ${date}`;
}
