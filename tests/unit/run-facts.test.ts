import assert from "node:assert/strict";
import { mark } from "../../provider/base/mark";
import { shownBlock } from "../../provider/lifecycle/job/run-facts";

/** As a stack's state holds what is encrypted. */
const secret = { [mark]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "hush" };

describe("the arguments of a run that are shown", () => {
  const given = (block: unknown) => shownBlock("north", { inputs: { north: block } }, { model: "told" });

  it("are what its cloud tells before what a stack holds", () => {
    assert.deepEqual(given({ model: "held", rows: [1, { deep: [true] }] }), {
      model: "told",
      rows: [1, { deep: [true] }],
    });
  });

  it("have nothing of a secret, wherever it stands", () => {
    for (const block of [secret, { a: secret }, { a: { b: secret } }, { a: [secret, { b: secret }] }]) {
      assert.doesNotMatch(JSON.stringify(given(block)), /hush|4dabf/);
    }
    assert.deepEqual(given({ files: ["file-1", secret] }), { model: "told", files: ["file-1"] });
  });
});
