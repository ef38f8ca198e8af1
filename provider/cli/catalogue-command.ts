import { existsSync, writeFileSync } from "node:fs";
import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";
import { systemClock } from "../base/clock";
import { utcDay } from "../base/utc-day";
import { cataloguePath, readCatalogueFile } from "../catalogue/catalogue-file";
import { describeChanges } from "../catalogue/describe-changes";
import { readCatalogue, writeCatalogue } from "../catalogue/read-catalogue";
import { clouds } from "../clouds";
import type { Catalogue, CatalogueSection } from "../contract/catalogue";
import type { Cloud } from "../contract/cloud";
import type { CloudName } from "../contract/keys";
import { accessOf } from "../configuration/open-session";
import type { Settings } from "../configuration/settings";
import { announceSimulated, openCli } from "./cli-context";
import { interruption } from "./interruption";
import { note, noteError, print } from "./print";

/** Options of `finetune catalogue update`. */
export interface CatalogueOptions {
  readonly cloud?: CloudName;
  readonly from?: string;
  readonly stack?: string;
}

/**
 * Renews `finetune.catalogue.json`: asks the clouds, or takes a file's sections, and leaves every other section as it is. A cloud
 * that cannot be asked does not keep the others from being renewed. Exit code 1 when one could not.
 * @throws FineTuneError `bad-catalogue`
 */
export async function runCatalogueUpdate({ cloud: only, from, stack }: CatalogueOptions): Promise<number> {
  const cli = await openCli(stack);
  const file = cataloguePath(cli.settings.programDirectory);
  // Read as it stands: settings leave out what simulated clouds said.
  const before = existsSync(file) ? readCatalogueFile(file) : [];
  if (from === undefined) announceSimulated(cli);
  const answers = from === undefined ? await askAll(cli.settings, only) : [{ sections: readCatalogueFile(from) }];
  const sections = answers.flatMap((answer) => answer.sections);
  for (const { failure } of answers) if (failure !== undefined) noteError(failure);
  if (sections.length > 0) {
    writeFileSync(file, writeCatalogue(merged(before, sections)));
    for (const section of sections) print(describeChanges(section, before.find(isSame(section))));
    const isSimulated = sections.some((section) => section.isSimulated);
    const then = isSimulated
      ? "the real clouds are not judged by what simulated ones say"
      : "commit it like a lock file";
    print(`written to ${file}: ${then}`);
  }
  return answers.some(({ failure }) => failure !== undefined) || sections.length === 0 ? 1 : 0;
}

interface Asked {
  readonly sections: Catalogue;
  readonly failure?: unknown;
}

async function askAll(settings: Settings, only: CloudName | undefined): Promise<Asked[]> {
  const signal = interruption();
  const asked = (only === undefined ? clouds.all : [clouds.get(only)]).filter(({ askCatalogue }) => askCatalogue);
  return Promise.all(asked.map((cloud) => ask(cloud, settings, signal, only !== undefined)));
}

async function ask(cloud: Cloud, settings: Settings, signal: AbortSignal, isAskedFor: boolean): Promise<Asked> {
  const { [cloud.name]: own } = settings.clouds;
  const { [cloud.name]: site } = settings.sites;
  if (own === undefined || cloud.askCatalogue === undefined) return { sections: [] };
  const { endpoint } = settings;
  const server = endpoint.kind === "real" ? undefined : endpoint.kind === "server" ? endpoint.url : "http://localhost";
  try {
    const section = await cloud.askCatalogue({
      settings: own,
      access: accessOf(settings),
      today: utcDay(systemClock.now()),
      signal,
      ...(site === undefined ? {} : { site }),
      ...(server === undefined ? {} : { server }),
    });
    return { sections: readAgain(cloud, section) };
  } catch (failure) {
    // Who works with one cloud has no keys of the others.
    const isLeftOut = failure instanceof FineTuneError && failure.code === "missing-credentials" && !isAskedFor;
    if (!isLeftOut) return { sections: [], failure };
    note(`left out: ${failure.message}`);
    return { sections: [] };
  }
}

/** The section as the next `up` reads it: what a cloud sent must not leave a file that keeps every program from running. */
function readAgain({ title }: Cloud, section: CatalogueSection): Catalogue {
  try {
    return readCatalogue(writeCatalogue([section]));
  } catch (error) {
    throw new FineTuneError(`what ${title} told is no catalogue: ${errorText(error)}`, {
      code: "bad-catalogue",
      nextStep:
        "The file stays as it was. Write the models and prices that you know into a file and give it with --from.",
      cause: error,
    });
  }
}

/** The sections of before but for those that are renewed. */
function merged(before: Catalogue, renewed: Catalogue): Catalogue {
  return [...before.filter((section) => !renewed.some(isSame(section))), ...renewed];
}

const isSame = (one: CatalogueSection) => (other: CatalogueSection) =>
  one.cloud === other.cloud && one.region === other.region && Boolean(one.isSimulated) === Boolean(other.isSimulated);
