import assert from "node:assert/strict";
import { containsUnknown, isUnknown, UNKNOWN } from "../../../provider/base/unknown";

describe("values that are not known yet", () => {
  for (const value of [UNKNOWN, [UNKNOWN], { a: [{ b: UNKNOWN }] }]) {
    it(`are found in ${Array.isArray(value) ? "a list" : typeof value}`, () => assert.ok(containsUnknown(value)));
  }

  for (const value of [undefined, null, 0, "", [], {}, { a: [{ b: 1 }] }, Symbol("other")]) {
    it(`are not found in ${typeof value === "symbol" ? "another symbol" : JSON.stringify(value)}`, () => {
      assert.ok(!containsUnknown(value));
      assert.ok(!isUnknown(value));
    });
  }

  it("are the same mark in every copy of the package", () => {
    assert.equal(UNKNOWN, Symbol.for("pulumi-finetune/unknown"));
  });
});
