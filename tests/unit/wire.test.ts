import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeUnknowns } from "../../provider/dynamic/unknown-sentinels";
import { toWire } from "../../provider/dynamic/wire";
import { containsUnknown, UNKNOWN } from "../../provider/base/unknown";

const sentinels = [
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

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
  for (const sentinel of sentinels) {
    it(`are read from ${sentinel}, however deep`, () => {
      assert.equal(decodeUnknowns(sentinel), UNKNOWN);
      const decoded = decodeUnknowns({ a: [{ b: sentinel }], c: 1 });
      assert.deepEqual(decoded, { a: [{ b: UNKNOWN }], c: 1 });
      assert.ok(containsUnknown(decoded));
    });
  }

  it("are not read from anything else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(decodeUnknowns(value), value);
        assert.ok(!containsUnknown(decodeUnknowns(value)));
      }),
    );
    assert.equal(decodeUnknowns(`x${sentinels[0] ?? ""}`), `x${sentinels[0] ?? ""}`);
  });
});
