import type { ObjectType } from "./declaration";

/** The most that something may cost. */
export const costLimitType = {
  type: "object",
  name: "CostLimit",
  doc: { en: "An amount of money.", zh: "一笔金额。" },
  members: {
    amount: { type: { type: "number", above: 0 }, required: true, doc: { en: "How much.", zh: "数额。" } },
    currency: {
      type: { type: "text", minLength: 3, maxLength: 3 },
      defaultWords: { en: "that of the price", zh: "价格的币种" },
      doc: { en: "As in ISO 4217, for example `CNY`.", zh: "ISO 4217 币种，例如 `CNY`。" },
    },
  },
} as const satisfies ObjectType;

const currency = {
  type: { type: "text" },
  required: true,
  doc: { en: "As in ISO 4217, for example `CNY`.", zh: "ISO 4217 币种，例如 `CNY`。" },
} as const;

const priceSource = {
  type: { type: "text" },
  required: true,
  doc: { en: "Who says so, with the date where it has one.", zh: "价格的出处，有日期时一并给出。" },
} as const;

/** What a training costs. */
export const estimatedCostType = {
  type: "object",
  name: "EstimatedCost",
  doc: {
    en: "What a training will cost, as far as it can be told.",
    zh: "训练预计的费用，仅在能够得知时给出。",
  },
  members: {
    amount: { type: { type: "number" }, required: true, doc: { en: "In `currency`.", zh: "以 `currency` 计。" } },
    currency,
    pricePerThousandTokens: {
      type: { type: "number" },
      required: true,
      doc: { en: "What a thousand trained tokens cost.", zh: "每千个训练 token 的价格。" },
    },
    priceSource,
  },
} as const satisfies ObjectType;

/** What a deployment costs by the hour. */
export const estimatedHourlyCostType = {
  type: "object",
  name: "EstimatedHourlyCost",
  doc: {
    en: "What a deployment will cost by the hour, called or not, as far as it can be told.",
    zh: "部署每小时预计的费用（无论是否被调用），仅在能够得知时给出。",
  },
  members: {
    amount: {
      type: { type: "number" },
      required: true,
      doc: { en: "An hour's cost in `currency`.", zh: "每小时的费用，以 `currency` 计。" },
    },
    currency,
    arithmetic: {
      type: { type: "text" },
      required: true,
      doc: {
        en: "How it comes about, for example `4 × MU1 × 54 CNY`.",
        zh: "计算过程，例如 `4 × MU1 × 54 CNY`。",
      },
    },
    priceSource,
  },
} as const satisfies ObjectType;
