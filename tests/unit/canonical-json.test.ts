import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalJson } from "../../provider/base/canonical-json";
import { UNKNOWN } from "../../provider/base/unknown";

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe("canonicalJson", () => {
  it("does not see the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => assert.equal(canonicalJson(reversed(value)), canonicalJson(value))),
    );
  });

  it("tells different values apart", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const areEqual = JSON.stringify(JSON.parse(canonicalJson(a))) === JSON.stringify(JSON.parse(canonicalJson(b)));
        assert.equal(canonicalJson(a) === canonicalJson(b), areEqual);
      }),
    );
  });

  it("is JSON of the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it("keeps the order of lists and leaves undefined members out", () => {
    assert.equal(canonicalJson({ b: [2, 1], a: undefined }), '{"b":[2,1]}');
  });

  it("gives what is not known yet a text of its own", () => {
    assert.notEqual(canonicalJson({ a: UNKNOWN }), canonicalJson({}));
    assert.equal(canonicalJson([UNKNOWN]), canonicalJson([UNKNOWN]));
  });
});
