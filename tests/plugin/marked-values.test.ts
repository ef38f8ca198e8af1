import assert from "node:assert/strict";
import { unknownText } from "../../provider/front/unknown-sentinels";
import { mark } from "../../provider/base/mark";
import { marks, marksAtLeaves, secretIfGiven, secretsLike } from "../../provider/plugin/marked-values";

const secret = (value: unknown) => ({ [mark]: marks.secret, value });
const output = (value: object, isSecret = false, dependencies: string[] = []) => ({
  [mark]: marks.output,
  ...value,
  secret: isSecret,
  dependencies,
});

describe("secrets of what is made of secrets", () => {
  const cases: Readonly<Record<string, readonly [values: object, given: object, made: object]>> = {
    "stay secret by their names": [
      { a: 1, b: 2 },
      { a: secret(1), b: 2 },
      { a: secret(1), b: 2 },
    ],
    "stay secret however deep": [
      { block: { inner: { key: "x", other: 1 } } },
      { block: { inner: { key: secret("x") } } },
      { block: { inner: { key: secret("x"), other: 1 } } },
    ],
    "make a list secret as a whole": [{ list: ["x", "y"] }, { list: ["x", secret("y")] }, { list: secret(["x", "y"]) }],
    "make secret what is of another shape now": [{ a: "text" }, { a: { key: secret("x") } }, { a: secret("text") }],
    "are marked once": [{ a: secret(1) }, { a: secret(1) }, { a: secret(1) }],
    "are no inherited names": [{ constructor: 1 }, {}, { constructor: 1 }],
  };
  for (const [title, [values, given, made]] of Object.entries(cases)) {
    it(title, () =>
      assert.deepEqual(secretsLike(values as Record<string, unknown>, given as Record<string, unknown>), made),
    );
  }

  it("are all that a function tells of one", () => {
    assert.deepEqual(secretIfGiven({ a: 1 }, { id: secret("x") }), { a: secret(1) });
    assert.deepEqual(secretIfGiven({ a: 1 }, { id: "x" }), { a: 1 });
  });
});

describe("arguments of a component", () => {
  const plain = { isSecret: false, dependencies: [] };

  it("have their marks at the leaves, wherever the program's language put them", () => {
    assert.deepEqual(marksAtLeaves(secret({ block: { model: "m", files: ["f", unknownText] } }), plain), {
      block: { model: output({ value: "m" }, true), files: [output({ value: "f" }, true), output({}, true)] },
    });
    const inner = output({ value: { epochs: 1, key: secret("k") } }, false, ["urn:a"]);
    assert.deepEqual(marksAtLeaves({ inner }, { ...plain, dependencies: ["urn:b"] }), {
      inner: {
        epochs: output({ value: 1 }, false, ["urn:b", "urn:a"]),
        key: output({ value: "k" }, true, ["urn:b", "urn:a"]),
      },
    });
  });

  it("are left alone where nothing is marked, without what is not given", () => {
    assert.deepEqual(marksAtLeaves({ a: 1, b: null, c: [false] }, plain), { a: 1, c: [false] });
    const reference = { [mark]: marks.resource, urn: "urn:x", id: "x" };
    assert.deepEqual(marksAtLeaves({ dataset: reference }, { ...plain, dependencies: ["urn:x"] }), {
      dataset: reference,
    });
  });
});
