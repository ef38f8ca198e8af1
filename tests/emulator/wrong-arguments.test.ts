import assert from "node:assert/strict";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { createEmulator, createManualClock, type Emulator } from "../../provider/emulator";

/** A call as plain JavaScript makes it, where nobody looks at types. */
const untyped = (emulator: Emulator, name: keyof Emulator, ...args: readonly unknown[]): unknown => {
  const method: unknown = Reflect.get(emulator, name);
  assert.ok(typeof method === "function");
  return Reflect.apply(method, emulator, args);
};

const wrongCalls: readonly (readonly [keyof Emulator, readonly unknown[], RegExp])[] = [
  ["advance", ["6h"], /^durationMs of advance\(\) is "6h"; it takes milliseconds/],
  ["advance", [-1], /advance\(\) is -1/],
  ["advance", [Number.NaN], /advance\(\) is NaN/],
  ["advance", [Infinity], /advance\(\) is Infinity/],
  ["advance", [], /advance\(\) is undefined/],
  ["setSpeed", ["60"], /^speed of setSpeed\(\) is "60"; it takes simulated seconds per second/],
  ["setSpeed", [null], /setSpeed\(\) is null/],
  ["decide", [1, { kind: "finish" }], /^runId of decide\(\) is 1; it takes a text/],
  ["decide", ["ft-1", "finish"], /^fate of decide\(\) is "finish"; it takes an object whose kind is "succeed", /],
  [
    "decideDeployment",
    ["any", { kind: "explode" }],
    /is \{"kind":"explode"\}; it takes an object whose kind is "fail", /,
  ],
  ["journal", ["last"], /^since of journal\(\) is "last"; it takes the seq of an entry, or 0/],
];

const wrongOptions: readonly (readonly [object, RegExp])[] = [
  [{ speed: "60" }, /^the option speed of createEmulator is "60"; it takes simulated seconds per second/],
  [{ instant: "yes" }, /instant of createEmulator is "yes"; it takes true or false/],
  [{ deleteRule: "lenient" }, /deleteRule .* takes "literal", "terminal_only" or "strict"/],
  [{ jobQuota: 1.5 }, /jobQuota .* whole number/],
  [{ clock: () => 0 }, /clock .* takes an object with now\(\)/],
  [{ dataDirectory: ".finetune" }, /^createEmulator has no option dataDirectory$/],
];

describe("the simulated clouds, called with what they do not take", () => {
  for (const [name, args, message] of wrongCalls) {
    it(`refuse ${name}(${args.map((each) => JSON.stringify(each)).join(", ")}) and go on as before`, () => {
      const emulator = createEmulator({ speed: 0 });
      try {
        const before = emulator.clock().simulatedNow;
        assert.throws(
          () => untyped(emulator, name, ...args),
          (error) =>
            error instanceof FineTuneError && error.code === "emulator-bad-argument" && message.test(error.message),
        );
        assert.equal(emulator.clock().simulatedNow, before);
        assert.equal(emulator.clock().speed, 0);
      } finally {
        emulator.close();
      }
    });
  }

  for (const [options, message] of wrongOptions) {
    it(`refuse the options ${JSON.stringify(options)}`, () => {
      assert.throws(() => createEmulator(options), { name: "FineTuneError", code: "emulator-bad-argument", message });
    });
  }

  it("refuse a clock of one's own that is moved by what is no number, and it stands as before", () => {
    const clock = createManualClock(5);
    assert.throws(() => Reflect.apply(clock.advance, clock, ["6h"]), { code: "emulator-bad-argument" });
    assert.throws(() => Reflect.apply(createManualClock, undefined, ["2026"]), { code: "emulator-bad-argument" });
    assert.equal(clock.now(), 5);
  });

  it("take what is left out and what is undefined", () => {
    const emulator = createEmulator({ speed: undefined, dataDir: undefined });
    assert.ok(emulator.journal().length >= 0);
    assert.ok(emulator.advance(0.5));
    emulator.close();
  });
});
