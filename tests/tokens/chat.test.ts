import assert from "node:assert/strict";
import { chatTokens } from "../../provider/tokens/chat-tokens";
import { createTokenCounter } from "../../provider/tokens/create-token-counter";
import { estimateBand } from "../../provider/tokens/estimate-costs";
import { renderChat } from "../../provider/tokens/render-chat";
import vectors from "../fixtures/tokens/chat-template-vectors.json";
import { referenceCount } from "./reference-tokenizer";
import { samples } from "./samples";

const rowsOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith('{"messages"'))
    .map((line) => (JSON.parse(line) as { messages: { role: string; content: string }[] }).messages);

describe("a chat in tokens", function () {
  this.timeout(60_000);

  for (const { title, messages, tools, rendered } of vectors.cases) {
    it(`is rendered as Qwen's own template does, with ${title}`, () => {
      const turns = renderChat(messages, tools);
      assert.equal(turns.map((turn) => `<|im_start|>${turn}<|im_end|>\n`).join(""), rendered);
    });

    it(`counts every token of the template, with ${title}`, () => {
      assert.equal(chatTokens(createTokenCounter("qwen3", __dirname), messages, tools), referenceCount(rendered));
    });
  }

  it("is nothing without messages", () => {
    assert.equal(chatTokens(createTokenCounter("estimate", __dirname), []), 0);
  });

  it("is estimated within the band over the rows of a file", () => {
    const rows = rowsOf(samples["mixed-rows"] ?? "");
    const sum = (name: "qwen3" | "estimate") =>
      rows.reduce((tokens, row) => tokens + chatTokens(createTokenCounter(name, __dirname), row), 0);
    assert.ok(rows.length > 5);
    const error = sum("estimate") / sum("qwen3") - 1;
    assert.ok(Math.abs(error) <= estimateBand, `${(error * 100).toFixed(1)} %`);
  });
});
