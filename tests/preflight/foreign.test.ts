import assert from "node:assert/strict";
import { conversionCommand } from "../../provider/preflight/foreign/conversion-command";
import { foreignNames } from "../../provider/preflight/foreign/foreign-shapes";
import { recogniseRow } from "../../provider/preflight/foreign/recognise";
import { recogniseTable, recogniseWrapper } from "../../provider/preflight/foreign/recognise-text";

/** A row, and as what it is recognised: name, what it brings. */
const rows: readonly (readonly [row: unknown, name: string | undefined, yields?: string])[] = [
  [{ instruction: "a", input: "", output: "b", history: [["c", "d"]] }, "alpaca", "conversation"],
  [{ instruction: "a", input: "", output: "b", kto_tag: true }, "alpaca", "judged"],
  [{ instruction: "a", input: "", chosen: "b", rejected: "c" }, "alpaca", "pair"],
  [{ instruction: "a", context: "", response: "b", category: "c" }, "alpaca", "conversation"],
  [{ conversations: [{ from: "human", value: "a" }], tools: "[]" }, "sharegpt", "conversation"],
  [{ conversations: [], chosen: { from: "gpt", value: "a" }, rejected: {} }, "sharegpt", "pair"],
  [{ conversations: [], kto_tag: false }, "sharegpt", "judged"],
  [{ conversation: [{ human: "a", assistant: "b" }] }, "sharegpt", "conversation"],
  [{ messages: [{ role: "human", content: "a" }] }, "messages", "conversation"],
  [{ messages: [], rejected_response: "a" }, "messages", "pair"],
  [{ messages: [], rejected_response: null }, "messages", "conversation"],
  [{ messages: [], chosen: {}, rejected: {} }, "messages", "pair"],
  [{ messages: [], label: false }, "messages", "judged"],
  [[{ prompt: "a", response: [["b"]] }], "turns", "conversation"],
  [
    [
      { user: "a", assistant: "b" },
      { user: "c", chosen: "d", rejected: "e" },
    ],
    "turns",
    "pair",
  ],
  [[{ user: "a", rejected: "e" }], "turns", "judged"],
  [{ src: ["a"], tgt: ["b"], label: [1] }, "src-tgt", "conversation"],
  [{ prompt: "a", completion: "b" }, "prompt-completion", "conversation"],
  [{ prompt: "a", completion: "b", label: true }, "prompt-completion", "judged"],
  [{ prompt: "a", chosen: "b", rejected: "c" }, "preference", "pair"],
  [{ question: "a", chosen: "b", rejected: "c" }, "preference", "pair"],
  [{ chosen: [], rejected: [] }, "preference", "pair"],
  [{ system: "s", query: "a", response: "b" }, "query-response", "conversation"],
  [{ query: "a", response: "b", rejected_response: "c" }, "query-response", "pair"],
  [{ prompt: "a", response: [["b"]] }, "query-response", "conversation"],
  [{ kind: "k", input: "a", target: "b" }, "question-answer", "conversation"],
  [{ 问题: "a", 回答: "b" }, "question-answer", "conversation"],
  [{ id: 1, text: "a", title: "t" }, "text", "text"],
  [{ content: "a" }, "text", "text"],
  [{ prompt: "a" }, undefined],
  [{ constructor: "a", __proto__: "b" }, undefined],
  [[["a", "b"]], undefined],
  [[], undefined],
  ["text", undefined],
  [null, undefined],
];

describe("shapes in which people bring data", () => {
  for (const [row, name, yields] of rows) {
    it(`knows ${JSON.stringify(row)} as ${name === undefined ? "nothing" : `${name} (${yields})`}`, () => {
      const found = recogniseRow(row);
      assert.deepEqual([found?.shape.name, found?.yields], [name, yields]);
    });
  }

  it("has an example of every name", () => {
    const shown = new Set(rows.flatMap(([, name]) => (name === undefined ? [] : [name])));
    assert.deepEqual([...shown].sort(), [...foreignNames].sort());
  });

  for (const [line, expected] of [
    ["instruction,input,output", ["csv", ",", "alpaca"]],
    ["\uFEFFprompt,response\r", ["csv", ",", "query-response"]],
    ['"prompt" , "response"', ["csv", ",", "query-response"]],
    ["问题;回答", ["csv", ";", "question-answer"]],
    ["问题\t回答", ["tsv", "\t", "question-answer"]],
    ["messages", ["csv", ",", "messages"]],
    ["ticket,what they asked,what we said", ["csv", ",", undefined]],
    ["ticket,,what we said", undefined],
    ["a,a", undefined],
    ["one column", undefined],
    ['{"prompt": "a", "completion": "b"}', undefined],
    ['[{"prompt": "a", "response": "b"}]', undefined],
    ["", undefined],
    [`${"x,".repeat(2000)}`, undefined],
  ] as const) {
    it(`reads the line ${JSON.stringify(line.slice(0, 60))} as ${expected === undefined ? "no heads" : expected.join(" ")}`, () => {
      const found = recogniseTable(line);
      assert.deepEqual(found && [found.name, found.delimiter, found.rows?.shape.name], expected);
    });
  }

  it("finds the list that an object is wrapped around, and takes no row for one", () => {
    assert.equal(recogniseWrapper('\uFEFF {\n "data" : [\n {"a": 1}'), "data");
    assert.equal(recogniseWrapper('{"rows":[]}'), "rows");
    assert.equal(recogniseWrapper('{"messages": [{"role": "user"}]}'), undefined);
    assert.equal(recogniseWrapper('{"version": 1, "data": []}'), undefined);
  });

  it("gives the command with words that a shell takes as they are", () => {
    assert.equal(
      conversionCommand({ file: "data/train.csv", to: "chat", cloud: "bailian" }),
      "finetune data convert data/train.csv --to chat --cloud bailian -o data/train.chat.jsonl",
    );
    assert.equal(
      conversionCommand({ file: "客服 it's.json", to: "dpo", from: "alpaca" }),
      "finetune data convert '客服 it'\\''s.json' --from alpaca --to dpo -o '客服 it'\\''s.dpo.jsonl'",
    );
  });
});
