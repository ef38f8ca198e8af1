import assert from "node:assert/strict";
import fc from "fast-check";
import { chinaTime } from "../../provider/clouds/china-time";

describe("a time of a cloud that writes no zone", () => {
  const cases: readonly (readonly [string | undefined, string | undefined])[] = [
    ["2026-08-14 10:07:00", "2026-08-14T10:07:00+08:00"],
    ["2026-08-14T10:07:00", "2026-08-14T10:07:00+08:00"],
    ["2026-08-14 10:07:00.123", "2026-08-14T10:07:00+08:00"],
    ["2026-08-14", undefined],
    ["", undefined],
    ["soon", undefined],
    [undefined, undefined],
  ];
  for (const [text, expected] of cases) {
    it(`is ${String(expected)} for ${JSON.stringify(text)}`, () => assert.equal(chinaTime(text), expected));
  }

  it("is the same moment eight hours earlier in UTC", () => {
    const noInvalid = { noInvalidDate: true, min: new Date("2000-01-01"), max: new Date("2100-01-01") };
    fc.assert(
      fc.property(fc.date(noInvalid), (date) => {
        const inChina = new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
        assert.equal(Date.parse(chinaTime(inChina) ?? ""), Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });
});
