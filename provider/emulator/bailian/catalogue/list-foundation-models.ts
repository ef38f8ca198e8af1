import { own } from "../../../base/own";
import { z } from "zod";
import { readJson } from "../../../base/json";
import { client, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { readLimitedText } from "../../../base/read-limited-text";
import { operation, tooLarge } from "../call";
import { baseModels, baseModelsSource } from "../models/base-models";
import { refuse } from "../refusals";
import { trainingPrices, trainingPricesSource } from "./training-prices";

const commandLine = client("bailian-cli");

/** The one call that is answered here of the many that the console's gateway takes. */
const api = "zeldaHttp.dashscopeModel./zelda/api/v1/modelCenter/listFoundationModels";

const input = z.object({
  pageNo: z.int().positive().default(1),
  pageSize: z.int().positive().max(100).default(50),
  name: z.string().default(""),
  model: z.string().optional(),
  queryPrice: z.boolean().default(false),
});

const parameters = z.object({ Api: z.literal(api), Data: z.object({ input: input.prefault({}) }) });

/** Words of the catalogue for each training type. */
const variants: Readonly<Record<string, readonly [method: string, variant: string]>> = {
  cpt: ["cpt", "full"],
  sft: ["sft", "full"],
  efficient_sft: ["sft", "lora"],
  dpo_full: ["dpo", "full"],
  dpo_lora: ["dpo", "lora"],
};

/** Most bytes of a form: anybody may send one. */
const longestForm = 64 * 1024;

/** The public catalogue of the cloud's own models: how each is trained and, when asked for, what that costs. */
export const listFoundationModels = operation({
  name: "ListFoundationModels",
  routes: [{ method: "POST", path: "/cli/api.json" }],
  source: commandLine,
  rules: {
    "stands on the console's gateway, at a host of its own; here on the server's": ours("one server is all there is"),
    "nobody has to say who asks": commandLine,
    "params is a form's member with the call as JSON; of its calls only listFoundationModels is answered": commandLine,
    "name is looked for within a model's name, model is compared as a whole": commandLine,
    "prices stand there with queryPrice alone, per million tokens, type ft": commandLine,
    "supports and trainingTypes say together how a model is trained": commandLine,
    "the models that can be trained are all there are": ours("the others are not simulated"),
    "a form has at most 64 KiB": ours("the clients send less than one"),
    "every model is a group of its own": ours("the catalogue has families"),
    "the region is not looked at: prices are Beijing's": ours("one region is simulated"),
    "pageNo is 1 and pageSize 50 unless given, up to 100": ours("the clients send 50"),
  },
  requestFields: fieldsFrom(commandLine, "action", "product", "api", "params", "region"),
  answerFields: fieldsWithin("DataV2.data", [
    ...fieldsFrom(commandLine, "success", "data.total", "data.list[].model", "data.list[].items[].model"),
    ...fieldsFrom(ours("the catalogue's paging"), "data.pageNo", "data.pageSize"),
    ...fieldsFrom(ours("as the console's gateway elsewhere"), "code"),
    ...fieldsFrom(baseModelsSource, "data.list[].items[].supports", "data.list[].items[].trainingTypes"),
    ...fieldsFrom(trainingPricesSource, "data.list[].items[].prices[].price"),
    ...fieldsFrom(commandLine, "data.list[].items[].prices[].type", "data.list[].items[].prices[].priceUnit"),
    ...fieldsFrom(ours("a model without a known price has none"), "data.list[].items[].prices"),
  ]),
  transaction: "none",
  parse: async (call) => {
    const form = await readLimitedText(call.request, longestForm).catch(() => "");
    if (form === undefined) throw tooLarge();
    const read = parameters.safeParse(parseJson(new URLSearchParams(form).get("params") ?? ""));
    if (!read.success) throw refuse("notSimulated", { operation: "This call of the console's gateway" });
    return read.data.Data.input;
  },
  answer: (_call, { pageNo, pageSize, name, model, queryPrice }) => {
    const found = Object.keys(baseModels).filter((each) => each.includes(name) && (model ?? each) === each);
    const list = found
      .slice((pageNo - 1) * pageSize, pageNo * pageSize)
      .map((each) => ({ model: each, items: [listed(each, queryPrice)] }));
    const data = { total: found.length, pageNo, pageSize, list };
    return { data: { DataV2: { data: { success: true, code: "200", data } } } };
  },
});

function listed(model: string, withPrice: boolean): object {
  const trainingTypes: Record<string, string[]> = {};
  for (const type of own(baseModels, model) ?? []) {
    const [method = type, variant = ""] = own(variants, type) ?? [];
    trainingTypes[method] = [...(own(trainingTypes, method) ?? []), variant];
  }
  const supports = Object.fromEntries(Object.keys(trainingTypes).map((method) => [method, true]));
  const price = own(trainingPrices, model);
  const prices = price === undefined ? [] : [{ type: "ft", price: String(price), priceUnit: "每百万tokens" }];
  return { model, supports, trainingTypes, ...(withPrice ? { prices } : {}) };
}

function parseJson(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
