import { z } from "zod";
import { isRecord } from "../../base/is-record";
import type { CatalogueMethod, CatalogueModel } from "../../contract/catalogue";
import type { CallOptions } from "../http/call";
import type { Dialect } from "../http/dialect";
import { member } from "../http/member";
import { informingList, optionalNumber, optionalText } from "../http/optional-members";
import { createTransport } from "../http/transport";
import type { TransportSettings } from "../http/transport-settings";
import { bailianErrorTable } from "./error-table";

/** The catalogue that the console shows to everybody, by region: hosts and actions of the official command line [bailian-cli]. */
export const gateways: Readonly<Record<string, Gateway>> = {
  "cn-beijing": { host: "bailian-cs.console.aliyun.com", action: "BroadScopeAspnGateway", currency: "CNY" },
  // Its currency is told nowhere: its prices are not taken.
  "ap-southeast-1": { host: "bailian-singapore-cs.alibabacloud.com", action: "IntlBroadScopeAspnGateway" },
};

/** Where one region's catalogue is asked. */
interface Gateway {
  readonly host: string;
  readonly action: string;
  /** Of its prices. */
  readonly currency?: string;
}

const api = "zeldaHttp.dashscopeModel./zelda/api/v1/modelCenter/listFoundationModels";
const pageSize = 50;
/** Ten times what the catalogue had in September 2026. Our choice. */
const mostPages = 100;

const textLists = z.record(z.string(), informingList(z.string()));

const price = z.object({ type: optionalText, price: optionalNumber, priceUnit: optionalText });

const item = z.object({
  model: z.string().min(1),
  supports: z.record(z.string(), z.unknown()).nullish(),
  trainingTypes: textLists.nullish(),
  prices: informingList(price),
});

const group = item.partial().extend({ items: informingList(item) });

const listing = z.object({ total: optionalNumber, list: z.array(group) });

/** The list stands two envelopes deep, in older answers one [bailian-cli]. */
const listAnswer = z
  .object({
    data: z.object({
      DataV2: z.object({ data: z.object({ data: listing.nullish() }) }).nullish(),
      data: listing.nullish(),
    }),
  })
  .transform(({ data }, context) => {
    const found = data.DataV2?.data.data ?? data.data;
    if (found != null) return found;
    context.addIssue("no list of models");
    return z.NEVER;
  });

type Item = z.infer<typeof item>;

/** Every model of the public catalogue that can be trained. No key is needed. */
export async function listTrainableModels(
  gateway: Gateway,
  region: string,
  settings: TransportSettings & { readonly baseUrl: string },
  { signal }: CallOptions = {},
): Promise<CatalogueModel[]> {
  const transport = createTransport({ ...settings, dialect: anonymous, secrets: [] });
  const found = new Map<string, CatalogueModel>();
  for (let pageNo = 1, seen = 0; pageNo <= mostPages; pageNo += 1) {
    const { total, list } = await transport.call(
      {
        operation: "ListFoundationModels",
        method: "POST",
        path: "/cli/api.json",
        query: { action: gateway.action, product: "sfm_bailian", api },
        body: () => ({ contentType: "application/x-www-form-urlencoded", content: form(pageNo, region) }),
        repeat: "safe",
        signal,
      },
      listAnswer,
    );
    for (const each of list.flatMap(itemsOf)) {
      const read = trainable(each, gateway.currency);
      if (read !== undefined) found.set(read.model, read);
    }
    seen += list.length;
    if (list.length === 0 || seen >= (total ?? Infinity)) break;
  }
  return [...found.values()];
}

function form(pageNo: number, region: string): string {
  const input = { pageNo, pageSize, name: "", group: true, queryPrice: true };
  const cornerstoneParam = {
    protocol: "V2",
    console: "ONE_CONSOLE",
    productCode: "p_efm",
    consoleSite: "BAILIAN_ALIYUN",
  };
  const params = JSON.stringify({ Api: api, V: "1.0", Data: { input, cornerstoneParam } });
  return new URLSearchParams({ params, region }).toString();
}

/** A family with its models, or a model by itself. */
function itemsOf({ items, model, prices = [], ...rest }: z.infer<typeof group>): Item[] {
  if (items.length > 0) return items;
  return model === undefined ? [] : [{ ...rest, model, prices }];
}

/** Words of the catalogue for each training type [bailian-cli]. */
const trainingTypes: readonly (readonly [type: string, method: string, variant: string])[] = [
  ["cpt", "cpt", "full"],
  ["sft", "sft", "full"],
  ["efficient_sft", "sft", "lora"],
  ["dpo_full", "dpo", "full"],
  ["dpo_lora", "dpo", "lora"],
];

function trainable(
  { model, supports, trainingTypes: variants, prices }: Item,
  currency?: string,
): CatalogueModel | undefined {
  const methods = trainingTypes
    .filter(([, method, variant]) => supports?.[method] === true && variants?.[method]?.includes(variant))
    .map(([trainingType]): CatalogueMethod => ({ arguments: { trainingType } }));
  if (methods.length === 0) return undefined;
  const pricePerThousandTokens = perThousand(prices.find(({ type }) => type === "ft"));
  const isPriced = pricePerThousandTokens !== undefined && currency !== undefined;
  return { model, methods, ...(isPriced ? { price: { pricePerThousandTokens, currency } } : {}) };
}

/** Of a million tokens unless the unit says a thousand [bailian-cli]; of another unit nothing is known. */
function perThousand(entry: z.infer<typeof price> | undefined): number | undefined {
  const { price: amount, priceUnit: unit = "百万" } = entry ?? {};
  if (amount === undefined || amount <= 0) return undefined;
  if (/百万|million/i.test(unit)) return Number((amount / 1000).toPrecision(12));
  return /千|thousand/i.test(unit) ? amount : undefined;
}

/** Nobody is asked for; what is wrong stands within a success. */
const anonymous: Dialect = {
  cloud: "bailian",
  title: "Bailian's public catalogue",
  errorTable: bailianErrorTable,
  authorize: async () => ({}),
  readRequestId: ({ headers, body }) => member(body, "requestId") ?? headers["x-request-id"],
  readError: ({ status, body }) => {
    const data = isRecord(body) ? body["data"] : undefined;
    const code = member(data, "errorCode") ?? (status >= 400 ? member(body, "code") : undefined);
    const isRefused = status >= 400 || (isRecord(data) && data["success"] === false && code !== undefined);
    if (!isRefused) return undefined;
    const message = member(data, "errorMsg") ?? member(body, "message");
    return { ...(code && { code }), ...(message && { message }) };
  },
};
