import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import { nearestName } from "../base/nearest-name";
import type { CloudName } from "../contract/keys";
import { openCli } from "./cli-context";
import { isAsked, listModels } from "../front/list-models";
import { showCloud, showModel } from "./models/show-models";
import { print, printJson } from "./print";

/** Options of `finetune models`. */
export interface ModelsOptions {
  readonly cloud?: CloudName;
  readonly model?: string;
  readonly stack?: string;
  readonly json?: boolean;
}

/**
 * Shows what can be trained and served, by the catalogue and the tables. Sends nothing.
 * @throws FineTuneError `unknown-model`
 */
export async function runModels({ cloud: only, model, stack, json }: ModelsOptions): Promise<number> {
  const { settings } = await openCli(stack);
  const asked = only === undefined ? clouds.all : [clouds.get(only)];
  const all = asked.flatMap((cloud) => listModels(cloud, settings) ?? []);
  const listings = all
    .map((listing) => ({ ...listing, models: listing.models.filter((row) => isAsked(row.model, model)) }))
    .filter(({ models }) => models.length > 0);
  if (model !== undefined && listings.length === 0) {
    const known = all.flatMap(({ models }) => models.map((row) => row.model));
    throw unknownModel(model, known);
  }
  const shown = listings.flatMap((listing) =>
    model === undefined ? [showCloud(listing)] : listing.models.map((row) => showModel(listing, row)),
  );
  if (json === true) printJson(listings);
  else print(shown.join("\n\n"));
  return 0;
}

function unknownModel(model: string, known: readonly string[]): FineTuneError {
  const near = nearestName(model, known);
  const hint = near === undefined ? "" : `; did you mean ${near}?`;
  return new FineTuneError(`no table and no catalogue names ${model}${hint}`, {
    code: "unknown-model",
    nextStep:
      "`finetune models` lists those that are known, `finetune catalogue update` asks the clouds for newer ones.",
  });
}
