import assert from "node:assert/strict";
import fc from "fast-check";
import { checkBudget, type Budget } from "../../provider/lifecycle/job/budget";
import { isMaxTokens, readMaxCost } from "../../provider/lifecycle/job/budget-limits";
import { UNKNOWN } from "../../provider/base/unknown";
import { estimateBand } from "../../provider/tokens/estimate-costs";

const price = { pricePerThousandTokens: 0.006, currency: "CNY", priceSource: "price page, 2026-05" };
const data = { rows: 64, tokens: 12_345, tokensAreExact: true };
const job: Budget = { data, epochs: 3, price, model: "qwen3-8b", lenient: false };
const estimated = { ...data, tokensAreExact: false };

function only(budget: Budget): { path: string; reason: string; severity: string } {
  const [finding, ...others] = checkBudget(budget);
  assert.deepEqual(others, []);
  assert.ok(finding);
  return finding;
}

describe("the budget of a job", () => {
  it("says nothing without limits", () => {
    assert.deepEqual(checkBudget(job), []);
    assert.deepEqual(checkBudget({ lenient: false }), []);
  });

  it("refuses a cost over maxCost, with the arithmetic, the price and its source", () => {
    assert.deepEqual(only({ ...job, maxCost: 0.1 }), {
      path: "maxCost",
      reason:
        "maxCost is exceeded: 64 rows, 12 345 tokens × 3 epochs = 37 035 tokens × 0.006 CNY per 1000 = 0.22221 CNY, over maxCost 0.1 CNY (price page, 2026-05)",
      severity: "error",
    });
  });

  it("refuses tokens over maxTokens, with the arithmetic", () => {
    assert.deepEqual(only({ ...job, maxTokens: 37_034 }), {
      path: "maxTokens",
      reason: "maxTokens is exceeded: 64 rows, 12 345 tokens × 3 epochs = 37 035 tokens, over maxTokens 37 034 tokens",
      severity: "error",
    });
  });

  it("counts what the cloud mixes in, and names it", () => {
    const { reason } = only({ ...job, data: { ...data, rows: 1, mixedTokens: 655 }, epochs: 1, maxTokens: 12_999 });
    assert.match(reason, /: 1 row, 12 345 tokens and 655 mixed in × 1 epoch = 13 000 tokens, over /);
  });

  it("cannot decide a limit where the cloud mixes in what it bills, unless it is exceeded without that", () => {
    const mixed = { ...job, mixesIn: true };
    assert.deepEqual(checkBudget(mixed), []);
    assert.match(only({ ...mixed, maxTokens: 1_000_000 }).reason, /cannot be decided: the cloud mixes in rows/);
    assert.equal(only({ ...mixed, maxCost: 1_000, lenient: true }).severity, "warning");
    assert.match(only({ ...mixed, maxTokens: 1 }).reason, /^maxTokens is exceeded/);
  });

  it("cannot decide a limit of media, whose tokens no count of texts tells", () => {
    const media = { ...job, countsMedia: true };
    assert.deepEqual(checkBudget(media), []);
    assert.match(
      only({ ...media, maxCost: 1_000 }).reason,
      /cannot be decided: the cloud bills tokens .* of the media/,
    );
    assert.equal(only({ ...media, maxTokens: 1_000_000 }).severity, "error");
  });

  it("takes a limit that is just met", () => {
    assert.deepEqual(checkBudget({ ...job, maxCost: 0.22221, maxTokens: 37_035 }), []);
    assert.deepEqual(checkBudget({ ...job, maxCost: { amount: 0.22221, currency: "CNY" } }), []);
  });

  it("reports both limits when both are exceeded", () => {
    assert.deepEqual(
      checkBudget({ ...job, maxCost: 0.1, maxTokens: 1 }).map(({ path }) => path),
      ["maxTokens", "maxCost"],
    );
  });

  it("warns when only the error of an estimate may lead over the limit, and prints the band", () => {
    for (const limits of [{ maxTokens: 38_000 }, { maxCost: 0.23 }]) {
      const { severity, reason } = only({ ...job, ...limits, data: estimated });
      assert.equal(severity, "warning");
      assert.match(reason, /may be exceeded: 64 rows, about 12 345 tokens \(±12 %\) × 3 epochs/);
      assert.match(reason, /but up to (41 480 tokens|0\.24888 CNY) within the error of the estimate/);
    }
  });

  it("refuses when the estimate itself is over the limit, and is silent when its whole band is below", () => {
    assert.equal(only({ ...job, data: estimated, maxTokens: 37_034 }).severity, "error");
    assert.deepEqual(checkBudget({ ...job, data: estimated, maxTokens: 41_480, maxCost: 0.25 }), []);
  });

  const undecidable: readonly (readonly [string, Budget, RegExp])[] = [
    [
      "there is no price",
      { ...job, price: undefined, maxCost: 1 },
      /no price is known for training qwen3-8b.*finetune:prices/,
    ],
    [
      "no page has prices of the region",
      { ...job, price: undefined, site: { host: "dashscope-us.aliyuncs.com", region: "us-east-1" }, maxCost: 1 },
      /no price is known for training qwen3-8b in us-east-1;/,
    ],
    [
      "the host is nobody's",
      { ...job, price: undefined, site: { host: "gateway.invalid" }, maxCost: 1 },
      /no price is known for training qwen3-8b at gateway\.invalid, which is no host .*finetune:prices/,
    ],
    [
      "the price is in another currency",
      { ...job, maxCost: { amount: 1, currency: "USD" } },
      /in USD, the price in CNY/,
    ],
    ["nobody counted the data", { ...job, data: undefined, maxCost: 1 }, /by ID alone; give the TrainingDataset/],
    ["the epochs are not given", { ...job, epochs: undefined, maxTokens: 1 }, /epochs is not given/],
  ];
  for (const [title, budget, reason] of undecidable) {
    it(`refuses a limit that cannot be decided because ${title}, and names the ways out`, () => {
      const finding = only(budget);
      assert.equal(finding.severity, "error");
      assert.match(finding.reason, /cannot be decided: /);
      assert.match(finding.reason, reason);
      assert.match(finding.reason, /validation to "warn"/);
    });

    it(`warns of it where validation only warns, when ${title}`, () => {
      assert.equal(only({ ...budget, lenient: true }).severity, "warning");
    });
  }

  it("refuses an exceeded limit where validation only warns too", () => {
    assert.equal(only({ ...job, lenient: true, maxTokens: 1 }).severity, "error");
  });

  it("needs no price to decide maxTokens", () => {
    assert.deepEqual(checkBudget({ ...job, price: undefined, maxTokens: 40_000 }), []);
  });

  it("waits for data and epochs that another resource has yet to tell, and for limits too", () => {
    assert.deepEqual(checkBudget({ ...job, data: UNKNOWN, maxCost: 0.1, maxTokens: 1 }), []);
    assert.deepEqual(checkBudget({ ...job, epochs: UNKNOWN, maxCost: 0.1, maxTokens: 1 }), []);
    assert.deepEqual(checkBudget({ ...job, maxCost: UNKNOWN, maxTokens: UNKNOWN }), []);
  });

  it("never allows more tokens or epochs where it refuses fewer", () => {
    const rank = { error: 2, warning: 1 } as const;
    const worst = (budget: Budget) => Math.max(0, ...checkBudget(budget).map(({ severity }) => rank[severity]));
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    const epochs = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(
        amount,
        amount,
        epochs,
        epochs,
        fc.boolean(),
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        (...given) => {
          const [tokens, more, few, many, tokensAreExact, maxCost] = given;
          const less = { ...job, data: { tokens, tokensAreExact }, epochs: few, maxCost };
          const greater = { ...less, data: { tokens: tokens + more, tokensAreExact }, epochs: few + many };
          return worst(less) <= worst(greater);
        },
      ),
    );
  });

  it("refuses every job that is over its limit and no exact one that is not", () => {
    const count = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(count, count, fc.boolean(), (tokens, maxTokens, tokensAreExact) => {
        const [finding] = checkBudget({ ...job, data: { tokens, tokensAreExact }, epochs: 1, maxTokens });
        const mayBeOver = !tokensAreExact && Math.ceil(tokens * (1 + estimateBand)) > maxTokens;
        return finding?.severity === (tokens > maxTokens ? "error" : mayBeOver ? "warning" : undefined);
      }),
    );
  });

  const limits: readonly (readonly [unknown, boolean, boolean])[] = [
    [1, true, true],
    [0.5, true, false],
    [0, false, false],
    [-1, false, false],
    [Infinity, false, false],
    ["1", false, false],
    [null, false, false],
    [[1], false, false],
    [{ amount: 1 }, true, false],
    [{ amount: 1, currency: "CNY" }, true, false],
    [{ amount: 1, currency: "yuan" }, false, false],
    [{ amount: 0 }, false, false],
    [{ amount: 1, per: "job" }, false, false],
    [{}, false, false],
  ];
  for (const [value, asCost, asTokens] of limits) {
    it(`${asCost ? "takes" : "refuses"} ${JSON.stringify(value)} for maxCost and ${asTokens ? "takes" : "refuses"} it for maxTokens`, () => {
      assert.deepEqual([readMaxCost(value) !== undefined, isMaxTokens(value)], [asCost, asTokens]);
    });
  }
});
