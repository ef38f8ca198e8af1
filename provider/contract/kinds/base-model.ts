import type { ObjectType, Property } from "./declaration";

const sourced = {
  type: { type: "text" },
  required: true,
  doc: { en: "Who says so.", zh: "出处。" },
} as const satisfies Property;

/** A model that can be trained, as functions give it. */
export const baseModel = {
  type: "object",
  name: "BaseModel",
  doc: { en: "A model that can be trained, with who says so.", zh: "一个可以训练的模型，以及出处。" },
  members: {
    cloud: { type: { type: "cloud", open: true }, required: true, doc: { en: "Where.", zh: "在哪家云上。" } },
    model: { type: { type: "text" }, required: true, doc: { en: "What `model` takes.", zh: "`model` 所需的值。" } },
    kind: {
      type: { type: "text" },
      doc: { en: "What it works on, for example `vision`.", zh: "它处理什么，例如 `vision`。" },
    },
    methods: {
      type: {
        type: "list",
        items: {
          type: "object",
          name: "TrainingMethod",
          doc: {
            en: "A way of training; one without arguments where no document lists any.",
            zh: "一种训练方式；文档未列出时没有参数。",
          },
          members: {
            arguments: {
              type: { type: "map", values: { type: "text" } },
              required: true,
              doc: { en: "The arguments that name it.", zh: "指明它的参数。" },
            },
            parameters: {
              type: {
                type: "list",
                items: {
                  type: "object",
                  name: "HyperParameter",
                  doc: { en: "A hyperparameter that it takes.", zh: "它接受的一个超参。" },
                  members: {
                    key: { type: { type: "text" }, required: true, doc: { en: "Its name.", zh: "名称。" } },
                    takes: { type: { type: "text" }, required: true, doc: { en: "What it may be.", zh: "可取的值。" } },
                    isRequired: {
                      type: { type: "boolean" },
                      required: true,
                      doc: { en: "Whether it must be given.", zh: "是否必填。" },
                    },
                    default: {
                      type: { type: "one of", of: [{ type: "text" }, { type: "number" }, { type: "boolean" }] },
                      doc: { en: "What it is where it is left out.", zh: "省略时的值。" },
                    },
                    source: sourced,
                  },
                },
              },
              required: true,
              doc: { en: "The hyperparameters that it takes.", zh: "它接受的超参。" },
            },
          },
        },
      },
      required: true,
      doc: { en: "How it can be trained.", zh: "可以怎样训练。" },
    },
    prices: {
      type: {
        type: "list",
        items: {
          type: "object",
          name: "TrainingPrice",
          doc: { en: "What training costs in a region.", zh: "在一个地域训练的价格。" },
          members: {
            region: {
              type: { type: "text" },
              doc: { en: "Absent where it is the same everywhere.", zh: "各处相同时不存在。" },
            },
            pricePerThousandTokens: {
              type: { type: "number" },
              required: true,
              doc: { en: "Of 1000 trained tokens.", zh: "训练 1000 个 token 的价格。" },
            },
            currency: {
              type: { type: "text" },
              required: true,
              doc: { en: "As in ISO 4217.", zh: "ISO 4217 货币代码。" },
            },
            priceSource: sourced,
          },
        },
      },
      required: true,
      doc: {
        en: "Where calls go now first; empty where none is known.",
        zh: "当前调用的地域在前；未知时为空。",
      },
    },
    retires: {
      type: { type: "text" },
      doc: { en: "Day from which nothing new is trained on it.", zh: "从这一天起不能再用它训练。" },
    },
    date: { type: { type: "text" }, required: true, doc: { en: "As of when.", zh: "截至何时。" } },
    source: sourced,
  },
} as const satisfies ObjectType;
