import assert from "node:assert/strict";
import { printable, printableJson, printableLine } from "../../provider/base/printable";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { stateToWire } from "../../provider/front/wire";
import { CloudError } from "../../provider/contract/cloud-error";

/** What somebody may have put into a text, and how it is shown. */
const hostile: readonly (readonly [what: string, text: string, shown: string])[] = [
  ["a colour", "\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
  ["a title of the window", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"],
  ["a clipboard", "\u001b]52;c;aGk=\u001b\\", "\\u001b]52;c;aGk=\\u001b\\"],
  ["a carriage return over what was written", "failed\rsucceeded", "failed\\u000dsucceeded"],
  ["C1 controls", "\u009b31m\u0085\u0090", "\\u009b31m\\u0085\\u0090"],
  ["backspaces and DEL", "a\b\u007f", "a\\u0008\\u007f"],
  ["Pulumi's colour tags, known or not", "<{%fg 1%}><{%boom%}>", "\\u003c{%fg 1%}>\\u003c{%boom%}>"],
  ["text that runs the other way", "\u202ecod.exe\u2069", "\\u202ecod.exe\\u2069"],
  ["zero-width characters", "ad\u200bmin\ufeff\u2060\u00ad", "ad\\u200bmin\\ufeff\\u2060\\u00ad"],
  ["letters that look like nothing", "\u3164\u115f", "\\u3164\\u115f"],
  ["tags beyond the first plane", "x\u{e0041}", "x\\udb40\\udc41"],
  ["half a character", "a\ud800", "a\\ud800"],
  ["separators of lines", "a\u2028b\u2029", "a\\u2028b\\u2029"],
  [
    "commands of build servers within a line",
    "x ##[add-mask]a ##vso[task.setvariable variable=PATH]. ##teamcity[buildStop]",
    "x \\u0023#[add-mask]a \\u0023#vso[task.setvariable variable=PATH]. \\u0023#teamcity[buildStop]",
  ],
];

describe("a text on its way out", () => {
  for (const [what, text, shown] of hostile) {
    it(`shows ${what} instead of obeying it, in a log, in a line, in an error and in JSON`, () => {
      assert.equal(printable(text), shown);
      assert.equal(printableLine(text), shown);
      assert.equal(new FineTuneError(text, { code: "any", nextStep: text }).message, shown);
      assert.equal(new FineTuneError("any", { code: "any", nextStep: text }).nextStep, shown);
      const json = printableJson({ [text]: text });
      assert.deepEqual(JSON.parse(json), { [text]: text }, "JSON stays the same value");
      assert.equal(printable(json), json);
    });
  }

  it("stays as it is where it is made of letters, also Chinese, Persian and emoji of one piece", () => {
    const texts = ["qwen3-8b 完成 · 42 %", "مدل", "❤️ ✅", "a\tb\nc", "<b>50% {x}</b>", "C:\\temp"];
    for (const text of texts) assert.equal(printable(text), text);
  });

  it("begins no line of ours where it is somebody's words", () => {
    assert.equal(printableLine("no\r\n  error: all is well\n\nbye\n"), "no error: all is well bye");
    const facts = { cloud: "bailian", operation: "X", code: "x", kind: "invalid", isRetryable: false } as const;
    assert.equal(new CloudError("said: a\nwarning: b", facts).message, "said: a warning: b");
    assert.equal(new FineTuneError("ours\nof two lines", { code: "any" }).message, "ours\nof two lines");
  });

  it("begins no command of a build server, on whatever line it stands", () => {
    assert.equal(
      printable("a\n  ::set-output name=x::y\n::add-mask::z"),
      "a\n  \\u003a:set-output name=x::y\n\\u003a:add-mask::z",
    );
    assert.equal(printable("::1 and a::b"), "\\u003a:1 and a::b");
    assert.equal(printable("# a\n## b\n#[c] d:e"), "# a\n## b\n#[c] d:e");
  });

  it("is no longer than what a person reads, where it is a cloud's", () => {
    const facts = { cloud: "bailian", operation: "X", code: "x", kind: "invalid", isRetryable: false } as const;
    assert.equal(new CloudError("x".repeat(1_000_000), facts).message.length, 4000);
  });

  it("takes no time however many blanks and breaks it has", () => {
    const started = process.cpuUsage();
    for (const text of [
      " ".repeat(400_000),
      " \n".repeat(200_000),
      "\u001b".repeat(200_000),
      "<{%".repeat(100_000),
      "##[\n:".repeat(60_000),
    ]) {
      printableLine(`a${text}b`);
    }
    assert.ok(process.cpuUsage(started).user < 2_000_000);
  });

  it("stays true in state but for colour tags, which the engine would obey where it shows an output", () => {
    const said = "\u001b[31m<{%fg 1%}>\u202e";
    const state = stateToWire({ message: said, metrics: { "<{%x%}>": 1 }, none: undefined });
    assert.deepEqual(stateToWire({ reason: "##vso[task.complete] # a" }), { reason: "\\u0023#vso[task.complete] # a" });
    assert.deepEqual(state, { message: "\u001b[31m\\u003c{%fg 1%}>\u202e", metrics: { "\\u003c{%x%}>": 1 } });
  });
});
