import assert from "node:assert/strict";
import fc from "fast-check";
import { createTokenCounter } from "../../provider/tokens/create-token-counter";
import type { TokenCounter } from "../../provider/tokens/token-counter";
import { referenceCount } from "./reference-tokenizer";
import { samples } from "./samples";

describe("the exact token count", function () {
  this.timeout(120_000);
  let counter: TokenCounter;
  before(() => {
    counter = createTokenCounter("qwen3", __dirname);
  });

  it("says that it is exact, and of which tokenizer", () => {
    assert.deepEqual([counter.name, counter.isExact], ["qwen3", true]);
  });

  for (const [name, text] of Object.entries(samples)) {
    it(`is what Qwen's tokenizer makes of ${name}`, () => {
      assert.equal(counter.count(text), referenceCount(text));
      assert.equal(counter.count(text), referenceCount(text), "pieces that are remembered count the same");
    });
  }

  const peculiar: Readonly<Record<string, string>> = {
    "the empty text": "",
    "tokens of the chat template": "<|im_start|>user\nhi<|im_end|>\n<think>\n\n</think>\n\n",
    "half a token of the chat template": "<|im_start| <|im_end <think",
    "runs of spaces and line breaks": "a  b\t\tc \n\n d\r\n\r\n   e   ",
    "contractions in either case": "It's we're I'LL they'Ve 'tis don'T",
    digits: "2024-03-01 12:00:00 3.14159265358979",
    "letters with combining marks": "cafe\u0301 n\u0303 \u1100\u1161 हिन्दी",
    "scripts of the world": "Привет, мир. Γειά σου. مرحبا. こんにちは。안녕하세요. 你好",
    "emoji with joiners": "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
    "a surrogate without its other half": "a\ud83d b\ude00",
    "control characters": "\0\u0001\u007f\u0085\u00a0\ufeff",
  };
  for (const [title, text] of Object.entries(peculiar)) {
    it(`is what Qwen's tokenizer makes of ${title}`, () => {
      assert.equal(counter.count(text), referenceCount(text));
    });
  }

  it("is what Qwen's tokenizer makes of any text", () => {
    const words = fc.constantFrom(..."abcXYZ019 \n\t'.,<|>/你好，。é🙂", " the", "'s", "</think>", "<|im_end|>", "ing");
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(words, { maxLength: 60 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => counter.count(text) === referenceCount(text)),
      { numRuns: 1000 },
    );
  });

  it("of a megabyte without a space takes no more steps a character than a short one", () => {
    // Quadratic merging would take hours, so the tier's time is what this is about.
    const count = counter.count("好人一生平安".repeat(60_000));
    assert.ok(count > 60_000 && count < 360_000, `${count} tokens`);
  });
});
