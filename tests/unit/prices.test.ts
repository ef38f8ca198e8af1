import { clouds, type ShippedCloudName } from "../../provider/clouds";
import assert from "node:assert/strict";
import fc from "fast-check";
import { modelRows } from "../../provider/clouds/bailian/tables/models";
import { describeMoney } from "../../provider/prices/describe-money";
import { billedTokens, estimateCost as estimateCostOn, type CostQuestion } from "../../provider/prices/estimate-cost";
import { findPrice as findPriceOn } from "../../provider/prices/find-price";
import priceList from "../../provider/clouds/bailian/price-list.json";
import { readPriceOverrides as readOverrides, type PriceOverrides } from "../../provider/prices/price-overrides";
import { roundMoney } from "../../provider/prices/round-money";
import { sources } from "../../provider/sources";

const readPriceOverrides = (text: string) =>
  readOverrides(
    text,
    clouds.all.map(({ name }) => name),
  );
const inRegion = (region?: string) => ({ bailian: { host: "bailian.invalid", ...(region && { region }) } });
const findPrice = (cloud: ShippedCloudName, model: string, prices?: PriceOverrides, region = "cn-beijing") =>
  findPriceOn(clouds.get(cloud), model, { sites: inRegion(region), ...(prices && { prices }) });
const estimateCost = ({ cloud, ...question }: Omit<CostQuestion, "cloud"> & { readonly cloud: ShippedCloudName }) =>
  estimateCostOn({ ...question, cloud: clouds.get(cloud) }, { sites: inRegion("cn-beijing") });

const tuned = "qwen3-8b-ft-202511132025-e8c1";
const own = readPriceOverrides(
  '{"bailian": {"qwen3-8b": 0.01}, "qianfan": {"ERNIE-Speed-8K": 0.02}, "currency": "USD"}',
);
const priceOf = (...asked: Parameters<typeof findPrice>) => findPrice(...asked)?.pricePerThousandTokens;

const [beijing, singapore] = priceList.regions;
assert.ok(beijing && singapore);

describe("the price list", () => {
  for (const [place, currency, list] of [
    ["Beijing", "CNY", beijing],
    ["Singapore", "USD", singapore],
  ] as const) {
    it(`of ${place} is dated, names its source, is in ${currency}, and has each model once`, () => {
      assert.match(list.date, /^\d{4}-\d{2}$/);
      const page = sources.find(({ key }) => key === "model-training-and-deployment-billing");
      assert.equal(list.source, page && `Model Studio, ${page.title}, ${place}`);
      const names = list.rows.map(({ model }) => model);
      assert.equal(new Set(names).size, names.length);
      for (const row of list.rows) {
        assert.ok(row.pricePerThousandTokens > 0 && row.pricePerThousandTokens <= 2);
        assert.equal(row.currency, currency);
      }
    });

    it(`of ${place} names no model that Bailian's tables do not know`, () => {
      for (const { model } of list.rows) {
        const start = model.replace(/\*$/, "");
        assert.ok(
          modelRows.some((row) => (start === model ? row.model === model : row.model.startsWith(start))),
          model,
        );
      }
    });
  }
});

describe("the price of training a model", () => {
  it("is the list's, with source and date", () => {
    assert.deepEqual(findPrice("bailian", "qwen3-8b"), {
      pricePerThousandTokens: 0.006,
      currency: "CNY",
      priceSource: "Model Studio, billing of model training and deployment, Beijing, 2026-11",
    });
  });

  it("of a tuned model is that of its base", () => {
    assert.deepEqual(findPrice("bailian", tuned), findPrice("bailian", "qwen3-8b"));
    assert.deepEqual(findPrice("bailian", `${tuned}-ft-202512010000-0000`), findPrice("bailian", "qwen3-8b"));
  });

  it("of a row with an asterisk is that of every model that begins so, and of no other", () => {
    assert.equal(priceOf("bailian", "qwen3-vl-8b-thinking"), 0.012);
    assert.equal(priceOf("bailian", "qwen3-vl-8c"), undefined);
  });

  it("is that of the region that the host belongs to, in its currency", () => {
    assert.deepEqual(findPrice("bailian", "qwen3-14b", undefined, "ap-southeast-1"), {
      pricePerThousandTokens: 0.0016,
      currency: "USD",
      priceSource: "Model Studio, billing of model training and deployment, Singapore, 2026-11",
    });
    assert.equal(priceOf("bailian", "qwen3-14b"), 0.03);
  });

  it("is unknown in a region that has none, and at a host that no document names, unless it is configured", () => {
    for (const region of ["us-east-1", "eu-central-1", ""]) {
      assert.equal(findPrice("bailian", "qwen3-8b", undefined, region), undefined);
      assert.equal(findPrice("bailian", "qwen3-8b", own, region)?.currency, "USD");
    }
    assert.equal(findPrice("bailian", "qwen3-8b", undefined, "ap-southeast-1"), undefined);
  });

  it("is unknown for what no row names: a longer name, another cloud", () => {
    for (const model of ["qwen3-8b-base", "qwen3", "wan2.2", "cosyvoice-v3", ""]) {
      assert.equal(findPrice("bailian", model), undefined, model);
    }
    assert.equal(findPrice("qianfan", "qwen3-8b"), undefined);
    assert.equal(findPrice("qianfan", "ERNIE-Speed-8K"), undefined);
  });

  it("is the configured one before the list's, in the configured currency, and says so", () => {
    assert.deepEqual(findPrice("bailian", "qwen3-8b", own), {
      pricePerThousandTokens: 0.01,
      currency: "USD",
      priceSource: "configuration finetune:prices",
    });
    assert.equal(priceOf("bailian", tuned, own), 0.01);
    assert.equal(priceOf("qianfan", "ERNIE-Speed-8K", own), 0.02);
    assert.equal(findPrice("bailian", "qwen3-14b", own)?.currency, "CNY");
  });

  it("of a tuned model may be configured apart from its base", () => {
    const apart = readPriceOverrides(JSON.stringify({ bailian: { [tuned]: 0.5 } }));
    assert.equal(priceOf("bailian", tuned, apart), 0.5);
    assert.equal(priceOf("bailian", "qwen3-8b", apart), 0.006);
  });

  it("is no member that every object has", () => {
    assert.equal(findPrice("bailian", "constructor", own), undefined);
    assert.equal(findPrice("bailian", "__proto__", own), undefined);
  });
});

describe("the estimated cost", () => {
  const question = { cloud: "bailian", model: "qwen3-8b", tokens: 12_345, epochs: 3 } as const;

  it("is tokens times epochs times price, with the price and its source", () => {
    assert.deepEqual(estimateCost(question), { amount: 0.22221, ...findPrice("bailian", "qwen3-8b") });
  });

  it("counts tokens that are mixed in, and at least one token", () => {
    assert.equal(estimateCost({ ...question, mixedTokens: 655 })?.amount, 0.234);
    assert.equal(estimateCost({ ...question, tokens: 0 })?.amount, 0.000006);
    assert.equal(billedTokens({ tokens: 0, epochs: 3 }), 1);
  });

  it("is none where the price is unknown", () => {
    assert.equal(estimateCost({ ...question, model: "qwen9-1b" }), undefined);
  });

  const count = fc.integer({ min: 0, max: 2_000_000_000 });
  const epochs = fc.integer({ min: 1, max: 50 });
  const model = fc.constantFrom(...beijing.rows.map((row) => row.model));

  it("never falls with more tokens, more epochs or more that is mixed in, and is never free", () => {
    fc.assert(
      fc.property(model, count, count, epochs, epochs, count, (name, tokens, more, few, many, mixedTokens) => {
        const costs = [
          { tokens, epochs: few },
          { tokens: tokens + more, epochs: few },
          { tokens: tokens + more, epochs: few + many },
          { tokens: tokens + more, epochs: few + many, mixedTokens },
        ].map((size) => estimateCost({ cloud: "bailian", model: name, ...size })?.amount ?? NaN);
        return costs.every((cost, index) => cost > 0 && cost >= (costs[index - 1] ?? 0));
      }),
    );
  });

  it("has no dust of binary fractions", () => {
    fc.assert(
      fc.property(model, count, epochs, (name, tokens, times) => {
        const amount = estimateCost({ cloud: "bailian", model: name, tokens, epochs: times })?.amount ?? NaN;
        return /^\d+(\.\d{1,6})?$|^\de-6$/.test(String(amount));
      }),
    );
    assert.equal(roundMoney(0.1 + 0.2), 0.3);
  });

  const amounts: readonly (readonly [number, string])[] = [
    [0.1 + 0.2, "0.3 CNY"],
    [0.000003, "0.000003 CNY"],
    [0.00000012345678, "0.000000123457 CNY"],
    [12, "12 CNY"],
    [1234567.5, "1 234 567.5 CNY"],
  ];
  for (const [amount, text] of amounts) {
    it(`is written ${text} for people`, () => assert.equal(describeMoney(amount, "CNY"), text));
  }
});

describe("the configured prices", () => {
  it("may leave out everything", () => {
    assert.deepEqual(readPriceOverrides("{}"), { prices: { bailian: {}, qianfan: {} }, currency: "CNY" });
  });

  it("may be the texts that `pulumi config set --path` makes of decimals", () => {
    const { prices } = readPriceOverrides('{"bailian": {"qwen3-8b": "0.006", "qwen3-14b": "2"}}');
    assert.deepEqual(prices["bailian"], { "qwen3-8b": 0.006, "qwen3-14b": 2 });
  });

  it("may tell what units cost by the hour", () => {
    assert.deepEqual(readPriceOverrides('{"hourly": {"bailian": {"MU1": "54"}}}').hourly, {
      bailian: { MU1: 54 },
      qianfan: {},
    });
  });

  const bad: readonly (readonly [string, RegExp])[] = [
    ["", /^no JSON: /],
    ["0.006", /^takes an object$/],
    ["[]", /^takes an object$/],
    ['{"aws": {}}', /aws/],
    ['{"bailian": 0.006}', /^bailian: takes an object of prices by model$/],
    ['{"bailian": {"qwen3-8b": "0.006 CNY"}}', /^bailian\.qwen3-8b: takes a number$/],
    ['{"bailian": {"qwen3-8b": "0"}}', /^bailian\.qwen3-8b: takes a number above 0$/],
    ['{"bailian": {"qwen3-8b": 0}}', /^bailian\.qwen3-8b: takes a number above 0$/],
    [
      '{"bailian": {"qwen3-8b": -1}, "currency": "yuan"}',
      /^bailian\.qwen3-8b: .* above 0; currency: takes three capital/,
    ],
    ['{"hourly": {"bailian": 54}}', /^hourly\.bailian: takes an object of prices by unit$/],
    ['{"hourly": {"MU1": 54}}', /MU1/],
    ['{"hourly": 54}', /^hourly: takes an object of prices by cloud$/],
    ['{"currency": 1}', /^currency: takes a text$/],
  ];
  for (const [text, message] of bad) {
    it(`refuse ${JSON.stringify(text)}, saying what is wrong where`, () => {
      assert.throws(() => readPriceOverrides(text), { name: "TypeError", message });
    });
  }
});
