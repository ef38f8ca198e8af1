import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDuration, parseDuration } from "../../provider/base/duration";

describe("parseDuration", () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["24h", 86_400_000],
    ["1.5h", 5_400_000],
    ["250ms", 250],
    ["1m30s500ms", 90_500],
    ["0s", 0],
    ["90", undefined],
    ["", undefined],
    ["h", undefined],
    ["1d", undefined],
    ["-5m", undefined],
    ["1h 30m", undefined],
    [" 1h", undefined],
    ["1H", undefined],
    [".5h", undefined],
    ["1e3s", undefined],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text)} as ${String(expected)}`, () => assert.equal(parseDuration(text), expected));
  }

  it("adds up whatever whole parts there are", () => {
    const part = fc.nat(10_000);
    fc.assert(
      fc.property(part, part, part, part, (h, m, s, ms) => {
        assert.equal(parseDuration(`${h}h${m}m${s}s${ms}ms`), ((h * 60 + m) * 60 + s) * 1000 + ms);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseDuration(text)));
  });
});

describe("formatDuration", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "0s"],
    [499, "0s"],
    [59_400, "59s"],
    [59_600, "1m 00s"],
    [250_000, "4m 10s"],
    [3_599_999, "1h 00m"],
    [11_100_000, "3h 05m"],
    [90_000_000, "25h 00m"],
    [-5, "0s"],
  ];
  for (const [durationMs, expected] of cases) {
    it(`writes ${durationMs} ms as ${expected}`, () => assert.equal(formatDuration(durationMs), expected));
  }
});
