import { own } from "../../base/own";
import { FineTuneError } from "../../base/fine-tune-error";
import type { CatalogueSection } from "../../contract/catalogue";
import type { CatalogueQuestion } from "../../contract/cloud";
import { createBailianClient } from "./client";
import { gateways, listTrainableModels } from "./public-catalogue";

/**
 * What the public catalogue has of a region, and with a key the units of each model's templates.
 * @throws FineTuneError `no-catalogue` where no catalogue of the region is known, CloudError
 */
export async function askBailianCatalogue(question: CatalogueQuestion): Promise<CatalogueSection> {
  const { site, server, access, settings, today, signal } = question;
  const { region = "" } = site ?? {};
  const gateway = own(gateways, region);
  if (gateway === undefined) throw noCatalogue(site?.region, site?.host ?? "");
  const models = await listTrainableModels(
    gateway,
    region,
    { ...access, baseUrl: server ?? `https://${gateway.host}` },
    { signal },
  );
  const units = settings.apiKey === undefined && access.fetch === undefined ? undefined : await unitsOf(question);
  return {
    cloud: "bailian",
    region,
    date: today,
    source: `public catalogue of ${server === undefined ? gateway.host : "the simulated clouds"}${units === undefined ? "" : ", units of the list of deployable models"}`,
    ...(server === undefined ? {} : { isSimulated: true }),
    models: models.map((row) => ({ ...row, ...(units?.has(row.model) ? { units: units.get(row.model) } : {}) })),
  };
}

async function unitsOf({ settings, access, signal }: CatalogueQuestion) {
  // Embedded clouds check no key.
  const client = createBailianClient({ ...settings, ...access, apiKey: settings.apiKey ?? "sk-embedded" });
  const units = new Map<string, Readonly<Record<string, number>>>();
  for await (const { model, units: each } of client.deployments.allBaseModels({ signal })) {
    if (Object.keys(each).length > 0) units.set(model, each);
  }
  return units;
}

function noCatalogue(region: string | undefined, host: string): FineTuneError {
  const where =
    region === undefined
      ? `${host} is no host that the cloud's documents name`
      : `${region} has no public catalogue that is known`;
  return new FineTuneError(`which catalogue of Bailian is meant cannot be told: ${where}`, {
    code: "no-catalogue",
    nextStep: "Write the models and prices that you know into a file and give it with --from.",
  });
}
