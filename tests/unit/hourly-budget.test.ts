import assert from "node:assert/strict";
import { UNKNOWN } from "../../provider/base/unknown";
import { clouds } from "../../provider/clouds";
import { checkDeployment } from "../../provider/lifecycle/deployment/check-deployment";
import type { PriceSettings } from "../../provider/prices/find-price";
import type { PriceOverrides } from "../../provider/prices/price-overrides";

type Bag = Readonly<Record<string, unknown>>;

const units = { plan: "mu", deploySpec: "MU1", capacity: 4 };
const throughput = { plan: "ptu", ptuCapacity: { inputTpm: 20_000, outputTpm: 1000 } };
const bought = { resourceConfig: { type: "GPU-1-1", replicasCount: 2 }, billing: { paymentTiming: "Postpaid" } };
const listed = "Model Studio, billing of model training and deployment, Beijing, 2026-05";

const sitesIn = (region: string) => ({ bailian: { host: "bailian.invalid", region } });
const check = (
  block: Bag,
  common: Bag = {},
  prices?: PriceOverrides,
  sites: NonNullable<PriceSettings["sites"]> = sitesIn("cn-beijing"),
) =>
  checkDeployment(
    clouds,
    { model: "m", ...common, ...("plan" in block ? { bailian: block } : { qianfan: block }) },
    { sites, ...(prices && { prices }) },
  );
const about = (found: ReturnType<typeof check>) =>
  [...found.errors, ...found.warnings].filter(({ path }) => path === "maxHourlyCost");
const own = (hourly: PriceOverrides["hourly"]): PriceOverrides => ({
  prices: {},
  ...(hourly === undefined ? {} : { hourly }),
  currency: "CNY",
});

describe("what an hour of a deployment costs", () => {
  it("is known at preview, with the arithmetic and the source", () => {
    const { estimate, line } = check(units);
    assert.deepEqual(estimate?.estimatedHourlyCost, {
      amount: 216,
      currency: "CNY",
      arithmetic: "4 × MU1 × 54 CNY",
      priceSource: listed,
    });
    assert.equal(line, `estimate: 4 × MU1 × 54 CNY = 216 CNY an hour, 5 184 CNY a day, called or not (${listed})`);
  });

  it("adds up units that compute first tokens and units that compute the rest", () => {
    const split = { plan: "MU", templateId: "mu2", prefillCapacity: 2, decodeCapacity: 3 };
    assert.equal(check(split).estimate?.estimatedHourlyCost.amount, 5 * 63);
  });

  it("counts the dearer of both readings of reserved throughput, and says so", () => {
    const cost = check(throughput).estimate?.estimatedHourlyCost;
    assert.equal(cost?.amount, 2 * 1000 * 6.72);
    assert.match(
      cost?.arithmetic ?? "",
      /^2 000 × ptu × 6\.72 CNY \(documents disagree .*: 2 as tokens a minute; the dearer reading counts\)$/,
    );
  });

  it("takes the one reading of whoever gives the price that the console shows", () => {
    const cost = check(throughput, {}, own({ bailian: { ptu: 5 } })).estimate?.estimatedHourlyCost;
    assert.deepEqual(cost, {
      amount: 10,
      currency: "CNY",
      arithmetic: "2 × ptu × 5 CNY",
      priceSource: "configuration finetune:prices",
    });
  });

  it("comes from the configuration before the list, and on Qianfan from there alone", () => {
    assert.equal(check(units, {}, own({ bailian: { MU1: 1 } })).estimate?.estimatedHourlyCost.amount, 4);
    assert.equal(check(bought, {}, own({ qianfan: { "GPU-1-1": 30 } })).estimate?.estimatedHourlyCost.amount, 60);
    assert.match(
      check(bought).line ?? "",
      /^estimate: cost by the hour unknown: no price is known for an hour of GPU-1-1 on Qianfan; .*\{"hourly":\{"qianfan":\{"GPU-1-1":30\}\}\}$/,
    );
  });

  it("is that of the region: where that has no prices, none is known", () => {
    const elsewhere = check(units, { maxHourlyCost: 1 }, undefined, sitesIn("us-east-1"));
    assert.equal(elsewhere.estimate, undefined);
    assert.match(
      about(elsewhere)[0]?.reason ?? "",
      /cannot be decided: no price is known for an hour of MU1 on Bailian in us-east-1; give/,
    );
    const unknownHost = check(units, { maxHourlyCost: 1 }, undefined, { bailian: { host: "gateway.invalid" } });
    assert.match(about(unknownHost)[0]?.reason ?? "", /at gateway\.invalid, which is no host that/);
  });

  const free: readonly (readonly [string, Bag, RegExp])[] = [
    ["plan lora", { plan: "lora" }, /plan lora is paid by token/],
    ["a service by token", { ...bought, billing: { paymentTiming: "Postpaid", chargeType: "Tokens" } }, /by token/],
    [
      "units that are there already",
      { deploymentConfig: { deploymentComputeUnitList: [{ instanceId: "unit-1", deploymentReplicasCount: 1 }] } },
      /paid already/,
    ],
  ];
  for (const [title, block, because] of free) {
    it(`is nothing with ${title}, within every limit`, () => {
      const found = check(block, { maxHourlyCost: 0.01 });
      assert.deepEqual(about(found), []);
      assert.equal(found.estimate, undefined);
      assert.match(found.line ?? "", because);
    });
  }
});

describe("maxHourlyCost", () => {
  it("refuses what costs more, with the arithmetic, and takes what is just met", () => {
    assert.deepEqual(about(check(units, { maxHourlyCost: 215 })), [
      {
        path: "maxHourlyCost",
        reason: `maxHourlyCost is exceeded: 4 × MU1 × 54 CNY = 216 CNY an hour, over maxHourlyCost 215 CNY (${listed})`,
        severity: "error",
      },
    ]);
    assert.deepEqual(about(check(units, { maxHourlyCost: { amount: 216, currency: "CNY" } })), []);
    assert.equal(check(units, { maxHourlyCost: 1, validation: "warn" }).errors.length, 1);
  });

  it("holds the dearer reading of reserved throughput against the limit", () => {
    assert.match(about(check(throughput, { maxHourlyCost: 100 }))[0]?.reason ?? "", /= 13 440 CNY an hour, over/);
  });

  const undecidable: readonly (readonly [string, Bag, Bag, RegExp])[] = [
    ["no price is known", bought, { maxHourlyCost: 1 }, /no price is known for an hour of GPU-1-1 on Qianfan/],
    ["the currency is another", units, { maxHourlyCost: { amount: 1, currency: "USD" } }, /in USD, the price in CNY/],
    [
      "it is paid by the month",
      { ...bought, billing: { paymentTiming: "Prepaid", reservation: {} } },
      { maxHourlyCost: 1 },
      /by the month/,
    ],
    ["it is paid beforehand", { ...throughput, chargeType: "pre_paid" }, { maxHourlyCost: 1 }, /paid beforehand/],
    ["the plan is not known", { plan: "xu" }, { maxHourlyCost: 1 }, /how plan xu is paid is not known/],
  ];
  for (const [title, block, common, reason] of undecidable) {
    it(`is an error that names the ways out where ${title}, and a warning where validation only warns`, () => {
      const [finding] = about(check(block, common));
      assert.equal(finding?.severity, "error");
      assert.match(finding.reason, /^maxHourlyCost cannot be decided: .*, leave maxHourlyCost out, or set validation/);
      assert.match(finding.reason, reason);
      assert.equal(about(check(block, { ...common, validation: "warn" }))[0]?.severity, "warning");
    });
  }

  it("waits for what another resource has yet to tell", () => {
    for (const block of [{ ...units, capacity: UNKNOWN }, { ...units, deploySpec: UNKNOWN }, { plan: UNKNOWN }])
      assert.deepEqual(about(check(block, { maxHourlyCost: 1 })), []);
    assert.deepEqual(about(check(units, { maxHourlyCost: UNKNOWN })), []);
  });

  it("takes an amount above 0, alone or with its currency", () => {
    for (const value of [0, -1, "1", { amount: 1, currency: "yuan" }]) {
      assert.match(about(check(units, { maxHourlyCost: value }))[0]?.reason ?? "", /it takes an amount above 0, or/);
    }
  });
});
