import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeUnknowns, unknownSentinels } from "../../provider/front/unknown-sentinels";
import { toWire } from "../../provider/front/wire";
import { containsUnknown } from "../../provider/base/unknown";

describe("a result on the wire", () => {
  it("is what went in, where that is JSON", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        assert.deepEqual(toWire(value), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("holds nothing that the protocol cannot carry, however deep it stood", () => {
    const risky = fc.object({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      values: [
        fc.constant(undefined),
        fc.double(),
        fc.string(),
        fc.bigInt(),
        fc.constant(() => 1),
        fc.constant(Symbol("x")),
      ],
    });
    const isPlain = (value: unknown): boolean => {
      if (value === null || typeof value === "string" || typeof value === "boolean") return true;
      if (typeof value === "number") return Number.isFinite(value);
      return typeof value === "object" && Object.values(value).every(isPlain);
    };
    fc.assert(fc.property(risky, (value) => assert.ok(isPlain(toWire(value)))));
  });
});

describe("values that are not known yet", () => {
  it("are not read from anything else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(decodeUnknowns(value), value);
        assert.ok(!containsUnknown(decodeUnknowns(value)));
      }),
    );
    const longer = `x${unknownSentinels[0]}`;
    assert.equal(decodeUnknowns(longer), longer);
  });
});
