import assert from "node:assert/strict";
import fc from "fast-check";
import { createTokenCounter } from "../../provider/tokens/create-token-counter";
import { estimateBand } from "../../provider/tokens/estimate-costs";
import { samples } from "./samples";

const kinds = ["chinese", "english", "code", "mixed"];

describe("the estimate of tokens", function () {
  this.timeout(60_000);
  const estimate = createTokenCounter("estimate", __dirname);
  const errorOf = (text: string) => estimate.count(text) / createTokenCounter("qwen3", __dirname).count(text) - 1;

  it("says that it is none of the exact ones", () => {
    assert.deepEqual([estimate.name, estimate.isExact], ["estimate", false]);
  });

  for (const kind of kinds) {
    const texts = Object.entries(samples).filter(([name]) => name.startsWith(kind));

    it(`is within its band of the exact count over ${kind} samples`, () => {
      assert.ok(texts.length >= 2);
      for (const [name, text] of texts) {
        const error = errorOf(text);
        assert.ok(Math.abs(error) <= estimateBand, `${name}: ${(error * 100).toFixed(1)} %`);
      }
    });
  }

  it("has a band no wider than half as much again as the samples need", () => {
    const widest = Math.max(...Object.values(samples).map((text) => Math.abs(errorOf(text))));
    assert.ok(estimateBand <= 1.5 * widest, `band ${estimateBand}, widest error ${widest.toFixed(3)}`);
  });

  it("is far better than its band over all samples together, as errors of both signs even out", () => {
    assert.ok(Math.abs(errorOf(Object.values(samples).join("\n"))) <= estimateBand / 2);
  });

  it("never falls when a text grows, and is 0 for the empty one alone", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, text, (one, more) => {
        const [shorter, longer] = [estimate.count(one), estimate.count(one + more)];
        return Number.isInteger(longer) && shorter <= longer && (one === "" ? shorter === 0 : shorter >= 1);
      }),
    );
  });
});
