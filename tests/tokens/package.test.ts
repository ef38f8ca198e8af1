import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { byteSymbols } from "../../provider/tokens/byte-symbols";
import { createTokenCounter } from "../../provider/tokens/create-token-counter";
import { loadQwen3Tokenizer, qwen3Package } from "../../provider/tokens/load-qwen3-tokenizer";

/** A tokenizer that knows bytes and one merge. */
const tiny = {
  model: {
    type: "BPE",
    vocab: Object.fromEntries([...byteSymbols(), "ab"].map((symbol, index) => [symbol, index])),
    merges: ["a b"],
  },
  normalizer: { type: "NFC" },
  added_tokens: [{ content: "<|im_start|>" }],
};

describe("the optional tokenizer package", () => {
  const folders: string[] = [];
  /** A program's folder that has the package installed with this content, or not at all. */
  function program(tokenizer?: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), "tokenizer-"));
    folders.push(folder);
    if (tokenizer === undefined) return folder;
    const models = path.join(folder, "node_modules", ...qwen3Package.split("/"), "models");
    mkdirSync(models, { recursive: true });
    writeFileSync(path.join(models, "tokenizer.json"), tokenizer);
    return folder;
  }
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it("is not found in a folder where it is not installed", () => {
    assert.equal(loadQwen3Tokenizer([program()]), undefined);
  });

  it("is looked for in the next folder when the first has none", () => {
    assert.deepEqual(loadQwen3Tokenizer([program(), program(JSON.stringify(tiny))])?.merges, [["a", "b"]]);
  });

  it("of the program's own folder is the one that counts", () => {
    const counter = createTokenCounter("qwen3", program(JSON.stringify(tiny)));
    assert.deepEqual([counter.isExact, counter.count("abab<|im_start|>ba")], [true, 2 + 1 + 2]);
  });

  it("is read once for a folder", () => {
    const folder = program(JSON.stringify(tiny));
    const counter = createTokenCounter("qwen3", folder);
    rmSync(path.join(folder, "node_modules"), { recursive: true });
    assert.equal(createTokenCounter("qwen3", folder), counter);
  });

  const broken: Readonly<Record<string, string>> = {
    "cut off": JSON.stringify(tiny).slice(0, -20),
    "another kind of tokenizer": JSON.stringify({ ...tiny, model: { ...tiny.model, type: "Unigram" } }),
    "a tokenizer over other characters": JSON.stringify({ ...tiny, normalizer: { type: "NFKC" } }),
  };
  for (const [title, text] of Object.entries(broken)) {
    it(`is an error that names the file and the way out when it holds ${title}`, () => {
      assert.throws(
        () => createTokenCounter("qwen3", program(text)),
        (error) =>
          error instanceof FineTuneError &&
          error.code === "bad-configuration" &&
          error.message.includes("tokenizer.json") &&
          error.nextStep?.includes(qwen3Package) === true,
      );
    });
  }
});
