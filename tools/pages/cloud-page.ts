import type { Method } from "../../provider/contract/catalogue";
import type { Cloud } from "../../provider/contract/cloud";
import { type CloudListing, listModels, type ModelListing } from "../../provider/front/list-models";
import { describeMoney } from "../../provider/prices/describe-money";
import type { Language } from "../declarations/sentences";
import { takesInChinese } from "./takes-in-chinese";

const words = {
  en: {
    title: (cloud: string) => `# Models of ${cloud}`,
    intro: (date: string) =>
      `Every model that can be trained, with its methods, prices and hyperparameters, as the tables of this version have them (${date}). \`npx finetune models\` shows the same with what your [catalogue](models-and-prices.md) knows.`,
    search: "Look for a model by its name among the headings.",
    kinds: {
      text: "For text.",
      vision: "For text with pictures or videos.",
      voice: "For voices.",
      video: "Makes videos.",
      image: "Makes pictures.",
    },
    methods: (all: string) => `Methods: ${all}.`,
    unlisted: "No document lists its methods; what any method takes is below.",
    price: (money: string, region: string) => `1000 trained tokens cost ${money} in ${region}.`,
    noPrice: "No price of training is known; `finetune:prices` takes one.",
    head: ["hyperparameter", "default", "only with", "takes"],
    required: "must be given",
    source: "From",
    retired: "No longer trained",
    retiredIntro: "From when, by the cloud's notices.",
    hourly: "Units that serve",
    hourlyIntro: (region: string) => `What an hour costs in \`${region}\`, called or not.`,
    takes: (text: string) => text,
    comma: ", ",
    space: " ",
    colon: ": ",
    stop: ".",
  },
  zh: {
    title: (cloud: string) => `# ${cloud}的模型`,
    intro: (date: string) =>
      `可以训练的每个模型，及其方法、价格和超参，以本版本的内置表为准（${date}）。\`npx finetune models\` 显示同样的内容，并加上您的[目录](models-and-prices.md)所知道的。`,
    search: "在标题中按名称查找模型。",
    kinds: {
      text: "文本模型。",
      vision: "带图片或视频的文本模型。",
      voice: "语音模型。",
      video: "生成视频。",
      image: "生成图片。",
    },
    methods: (all: string) => `方法：${all}。`,
    unlisted: "没有文档列出它的方法；下面是各方法都接受的内容。",
    price: (money: string, region: string) => `在 ${region}，每 1000 个训练 token 为 ${money}。`,
    noPrice: "没有已知的训练价格；可在 `finetune:prices` 中给出。",
    head: ["超参", "默认值", "仅用于", "取值"],
    required: "必填",
    source: "出处",
    retired: "不再训练",
    retiredIntro: "从何时起，以云的公告为准。",
    hourly: "服务所用的单元",
    hourlyIntro: (region: string) => `在 \`${region}\` 每小时的价格，无论是否被调用。`,
    takes: takesInChinese,
    comma: "、",
    space: "",
    colon: "：",
    stop: "。",
  },
} as const;

const cloudNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  bailian: { en: "Bailian", zh: "百炼" },
  qianfan: { en: "Qianfan", zh: "千帆" },
};

type PageWords = (typeof words)[Language];

/** The page of a cloud's models in a language; nothing where the cloud has no tables. */
export function cloudPage(cloud: Cloud, language: Language): string | undefined {
  // Hourly prices are told of one region: the first of the tables.
  const [region] = cloud.models?.()?.regions ?? [];
  const listing = listModels(cloud, region === undefined ? {} : { sites: { [cloud.name]: { host: "", region } } });
  if (listing === undefined) return undefined;
  const page = words[language];
  const date = listing.models[0]?.date ?? "";
  return [
    page.title(cloudNames[cloud.name]?.[language] ?? cloud.title),
    page.intro(date),
    page.search,
    ...listing.models.flatMap((model) => sectionOf(model, page)),
    ...hourlyOf(listing, page),
    ...retiredOf(listing, page),
  ].join("\n\n");
}

function sectionOf(row: ModelListing, page: PageWords): string[] {
  const kind = Object.entries(page.kinds).find(([name]) => name === row.kind)?.[1];
  const methods = row.methods.map(({ arguments: method }) => namesOf(method)).filter((name) => name !== "");
  const all = methods.map((name) => `\`${name}\``).join(page.comma);
  const prices = row.prices.map(({ pricePerThousandTokens, currency, region = "" }) =>
    page.price(describeMoney(pricePerThousandTokens, currency), `\`${region}\``),
  );
  const about = [
    kind ?? "",
    methods.length === 0 ? page.unlisted : page.methods(all),
    ...(prices.length === 0 ? [page.noPrice] : prices),
  ].filter((sentence) => sentence !== "");
  const lines = parametersOf(row, page);
  return [
    `## \`${row.model}\``,
    about.join(page.space),
    ...(lines.length === 0 ? [] : [table(page.head, lines)]),
    `${page.source}${page.colon}${sourcesOf(row).join(page.comma)}${page.stop}`,
  ];
}

/** Each hyperparameter once for all methods that take it alike. */
function parametersOf({ methods }: ModelListing, page: PageWords): string[][] {
  const rows = new Map<string, { readonly cells: readonly [string, string, string]; readonly with: string[] }>();
  for (const { arguments: method, parameters } of methods) {
    for (const { key, takes, default: usual = "", isRequired } of parameters) {
      const value = [usual === "" ? "" : `\`${String(usual)}\``, isRequired ? page.required : ""];
      const cells = [`\`${key}\``, value.filter((part) => part !== "").join(page.comma), page.takes(takes)] as const;
      const row = rows.get(cells.join("|")) ?? { cells, with: [] };
      row.with.push(namesOf(method));
      rows.set(cells.join("|"), row);
    }
  }
  const all = methods.length;
  const keys = [...rows.values()].map(({ cells: [key] }) => key);
  const inOrder = [...rows.values()].sort((one, other) => keys.indexOf(one.cells[0]) - keys.indexOf(other.cells[0]));
  return inOrder.map(({ cells: [key, usual, takes], with: names }) => [
    key,
    usual,
    names.length === all ? "" : names.map((name) => `\`${name}\``).join(page.comma),
    takes,
  ]);
}

const namesOf = (method: Method): string => Object.values(method).join(" ");

/** Addresses alone: the documents' titles are in the source tables. */
function sourcesOf({ source, methods, prices }: ModelListing): string[] {
  const all = [
    source,
    ...methods.flatMap(({ parameters }) => parameters.map((parameter) => parameter.source)),
    ...prices.map(({ priceSource }) => priceSource),
  ];
  const addresses = all.flatMap((text) => text.match(/https:\/\/[^\s,;)]+/g) ?? []);
  return [...new Set(addresses)].map((address) => `<${address}>`);
}

function hourlyOf({ hourly, region }: CloudListing, page: PageWords): string[] {
  if (hourly.length === 0 || region === undefined) return [];
  const rows = hourly.map(
    ({ unit, pricePerHour, currency }) => `- \`${unit}\`${page.colon}${describeMoney(pricePerHour, currency)}`,
  );
  return [`## ${page.hourly}`, page.hourlyIntro(region), rows.join("\n")];
}

function retiredOf({ retired }: CloudListing, page: PageWords): string[] {
  if (retired.length === 0) return [];
  const rows = retired.map(({ model, on }) => `- \`${model}\`${page.colon}${on}`);
  return [`## ${page.retired}`, page.retiredIntro, rows.join("\n")];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
