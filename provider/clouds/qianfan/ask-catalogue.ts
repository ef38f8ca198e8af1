import type { CatalogueMethod, CatalogueModel, CatalogueRange, CatalogueSection } from "../../contract/catalogue";
import type { CatalogueQuestion } from "../../contract/cloud";
import { credentialsOf } from "./credentials";
import { createQianfanClient } from "./client";
import type { SupportModel } from "./schemas";

/**
 * What the account can train, by DescribeFineTuningSupportModels [Python SDK]. It tells no prices.
 * @throws FineTuneError `missing-credentials`, CloudError
 */
export async function askQianfanCatalogue(question: CatalogueQuestion): Promise<CatalogueSection> {
  const { settings, access, server, today, signal } = question;
  const { accessKey: accessKeyId, secretKey: secretAccessKey } = credentialsOf({ ...settings, ...access });
  const client = createQianfanClient({ ...settings, ...access, accessKeyId, secretAccessKey });
  const models = await client.describeFineTuningSupportModels({ signal });
  return {
    cloud: "qianfan",
    date: today,
    source: `DescribeFineTuningSupportModels of ${server === undefined ? new URL(settings.baseUrl).host : "the simulated clouds"}`,
    ...(server === undefined ? {} : { isSimulated: true }),
    models: models.map((row): CatalogueModel => ({
      model: row.model,
      methods: (row.supportTrainMode ?? []).flatMap(methodsOf),
    })),
  };
}

type Mode = NonNullable<SupportModel["supportTrainMode"]>[number];
type Scale = NonNullable<Mode["supportParameterScale"]>[number];
type HyperParameter = NonNullable<Scale["supportHyperParameterConfig"]>[number];

function methodsOf({ trainMode, supportParameterScale }: Mode): CatalogueMethod[] {
  return (supportParameterScale ?? []).map(({ parameterScale, supportHyperParameterConfig }) => ({
    arguments: { trainMode, parameterScale },
    parameters: Object.fromEntries((supportHyperParameterConfig ?? []).map((row) => [row.key, rangeOf(row)])),
  }));
}

/** `range` has both ends, `choice` and `mult_choice` what may be chosen; anything else says nothing. */
function rangeOf({ checkType, checkValue, default: usual }: HyperParameter): CatalogueRange {
  const values = (checkValue ?? []).filter((value) => typeof value === "number" || typeof value === "string");
  const [min, max] = values.map(Number);
  const hasEnds = min !== undefined && max !== undefined && Number.isFinite(min) && Number.isFinite(max);
  const isPlain = typeof usual === "number" || typeof usual === "string" || typeof usual === "boolean";
  return {
    ...(checkType === "range" && hasEnds ? { min, max } : {}),
    ...(checkType === "choice" && values.length > 0 ? { choices: values } : {}),
    ...(isPlain ? { default: usual } : {}),
  };
}
