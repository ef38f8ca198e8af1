import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { createByteEstimate } from "../../provider/preflight/tokens/estimate-bytes";
import { rowsOver } from "../../provider/preflight/scan/token-lengths";
import { scanRows } from "../../provider/preflight/scan/scan-rows";
import type { ChatMessage } from "../../provider/tokens/chat-message";
import { chatTokens } from "../../provider/tokens/chat-tokens";
import { createEstimateCounter } from "../../provider/tokens/estimate-counter";
import { createTokenCounter } from "../../provider/tokens/create-token-counter";
import { jsonLines, memorySource, scanContent, scannedAs } from "./rig/scan-content";

const chat = { cloud: "bailian", format: "chat" } as const;
const counter = createEstimateCounter();
const clone = path.resolve(__dirname, "../..");
const sample = readFileSync(path.join(clone, "examples/quickstart/data/support.chat.jsonl"));
const rows = sample
  .toString("utf8")
  .trim()
  .split("\n")
  // The sample's own form.
  .map((line) => JSON.parse(line) as { messages: ChatMessage[] });

describe("tokens of rows", () => {
  it("are estimated on the file's bytes as the counter estimates the texts", () => {
    const estimate = createByteEstimate();
    const letters = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...'abc dEf  12.,\n\t"\\/ 您好，。 é') },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
    );
    const texts = fc.array(letters, { minLength: 1, maxLength: 400 }).map((all) => `a${all.join("")}`);
    fc.assert(
      fc.property(texts, fc.boolean(), (text, escapesAll) => {
        const json = JSON.stringify(text);
        const spelt = escapesAll ? json.replace(/[\u0080-\uffff]/g, escapeUnit) : json;
        const bytes = Buffer.from(spelt);
        const reading = { state: 0, units: 0 };
        estimate.read(reading, bytes, 1, bytes.length - 1, /^[\0-\x7f]*$/.test(spelt));
        // Half a token may be rounded either way: the counter adds up binary fractions.
        const slack = reading.units % 1000 === 500 ? 1 : 0;
        assert.ok(Math.abs(estimate.tokensOf(reading) - counter.count(text)) <= slack, JSON.stringify(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("are those of the chat template, estimated the fast way or exact", () => {
    for (const wanted of ["estimate", "qwen3"] as const) {
      const own = createTokenCounter(wanted, clone);
      const expected = rows.map(({ messages }) => chatTokens(own, messages));
      const { tokens, tokensAreExact, longest, lengths } = scanRows(memorySource(sample), scannedAs(chat), own);
      assert.equal(
        tokens,
        expected.reduce((sum, count) => sum + count, 0),
      );
      assert.equal(tokensAreExact, wanted === "qwen3");
      assert.deepEqual(longest, { line: expected.indexOf(Math.max(...expected)) + 1, tokens: Math.max(...expected) });
      assert.equal(rowsOver(lengths, 100), expected.filter((count) => count > 100).length);
    }
  });

  const special: readonly [what: string, messages: ChatMessage[], tools?: unknown[]][] = [
    [
      "thinking",
      [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "<think>\nHm\n</think>\n\nHello" },
      ],
    ],
    [
      "an answer that begins with a line break",
      [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "\n\nHello" },
      ],
    ],
    [
      "a question in angle brackets",
      [
        { role: "user", content: "<tool_response>x</tool_response>" },
        { role: "assistant", content: "y" },
      ],
    ],
    [
      "tools",
      [
        { role: "user", content: "Hi" },
        { role: "assistant", content: null, tool_calls: [{ function: { name: "f", arguments: '{"a": 1}' } }] },
        { role: "assistant", content: "Hello" },
      ],
      [{ type: "function", function: { name: "f", description: "adds" } }],
    ],
  ];
  for (const [what, messages, tools] of special) {
    it(`count ${what} as the chat template does`, () => {
      const row = tools === undefined ? { messages } : { messages, tools };
      assert.equal(scanContent(jsonLines([row]), chat).tokens, chatTokens(counter, messages, tools));
    });
  }

  it("of a long file are estimated from a part of its rows, with the longest row counted", () => {
    const kinds = ["Where is my parcel? ", "您的包裹明天送达。", "const a = { b: 12 }; ", "WARRANTY 24 MONTHS, "];
    const long = Array.from({ length: 40_000 }, (_, n) => ({
      messages: [
        { role: "user", content: (kinds[n % kinds.length] ?? "").repeat(1 + (n % 7)) },
        { role: "assistant", content: (kinds[(n >> 3) % kinds.length] ?? "").repeat(n === 33_333 ? 60 : 3) },
      ],
    }));
    const expected = long.map((one) => chatTokens(counter, one.messages));
    const { tokens, longest } = scanContent(jsonLines(long), { cloud: "qianfan", format: "chat" });
    const whole = expected.reduce((sum, count) => sum + count, 0);
    assert.ok(Math.abs(tokens / whole - 1) < 0.005, `${tokens} and ${whole}`);
    assert.deepEqual(longest, { line: 33_334, tokens: expected[33_333] });
  });

  it("of a pair are those of both answers, of turns those of the same conversation", () => {
    const asked: ChatMessage = { role: "user", content: "Hi there" };
    const chosen: ChatMessage = { role: "assistant", content: "Hello, how can I help?" };
    const rejected: ChatMessage = { role: "assistant", content: "Go away" };
    const both = chatTokens(counter, [asked, chosen]) + chatTokens(counter, [rejected]);
    assert.equal(
      scanContent(jsonLines([{ messages: [asked], chosen, rejected }]), { cloud: "bailian", format: "dpo" }).tokens,
      both,
    );
    const turn = { user: asked.content, chosen: chosen.content, rejected: rejected.content };
    assert.equal(scanContent(jsonLines([[turn]]), { cloud: "qianfan", format: "dpo" }).tokens, both);
    const response = [{ prompt: asked.content, response: [[chosen.content]] }];
    assert.equal(
      scanContent(jsonLines([response]), { cloud: "qianfan", format: "prompt-response" }).tokens,
      chatTokens(counter, [asked, chosen]),
    );
  });
});

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
