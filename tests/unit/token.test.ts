import assert from "node:assert/strict";
import fc from "fast-check";
import { submitToken, type TokenParts } from "../../provider/lifecycle/token";

const base: TokenParts = {
  organization: "organization",
  namespace: "",
  urn: "urn:pulumi:dev::project::pulumi-nodejs:dynamic/finetune:FineTuneJob::bot",
  generation: 0,
  trainedOn: { model: "qwen3-8b", hyperParameters: { n_epochs: 3 } },
  triggers: undefined,
};

const text = fc.string({ maxLength: 12 });
const parts: fc.Arbitrary<TokenParts> = fc.record({
  organization: text,
  namespace: text,
  urn: text,
  generation: fc.nat(9),
  trainedOn: fc.jsonValue({ maxDepth: 2 }),
  triggers: fc.jsonValue({ maxDepth: 2 }),
});

describe("the submit token", () => {
  // A token that changes makes every running stack blind to its own jobs after an upgrade: never adjust these values.
  const golden: readonly (readonly [Partial<TokenParts>, string])[] = [
    [{}, "p6zrs2gcjghx"],
    [{ generation: 1 }, "wmlx5ma52rev"],
    [{ namespace: "team-a" }, "ytbchvxj3uxa"],
    [{ organization: "acme" }, "khl522dej7dv"],
    [{ triggers: { data: "v2" } }, "5xvos5mn4hid"],
    [{ trainedOn: { model: "ERNIE-Speed-8K" } }, "qv4as2csokzo"],
    [{ urn: "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/finetune:FineTuneJob::客服" }, "ufxhlm3yzpjy"],
  ];
  for (const [changes, expected] of golden) {
    it(`stays what it was for ${JSON.stringify(changes)}`, () => {
      assert.equal(submitToken({ ...base, ...changes }), expected);
    });
  }

  it("is the same under either front end, and for children of either", () => {
    for (const kind of ["FineTuneJob", "TrainingDataset", "ModelVersion", "ModelDeployment"]) {
      const tokens = ["pulumi-nodejs:dynamic/finetune:", "finetune:index:"].flatMap((prefix) =>
        ["", `finetune:index:FineTunedModel$`, `${prefix}FineTuneJob$my:own:Part$`].map((parents) =>
          submitToken({ ...base, urn: `urn:pulumi:dev::project::${parents}${prefix}${kind}::bot::1` }),
        ),
      );
      assert.deepEqual(tokens.slice(0, 3), tokens.slice(3));
      assert.equal(new Set(tokens).size, 3);
    }
  });

  it("tells apart what only looks like a kind of ours", () => {
    const urns = ["finetune:index:Other", "pulumi-nodejs:dynamic/finetune:Other", "a:finetune:index:FineTuneJob"];
    const tokens = urns.map((type) => submitToken({ ...base, urn: `urn:pulumi:dev::project::${type}::bot` }));
    assert.equal(new Set(tokens).size, urns.length);
  });

  it("is twelve characters that every cloud takes in a name", () => {
    fc.assert(fc.property(parts, (any) => assert.match(submitToken(any), /^[a-z2-7]{12}$/)));
  });

  it("is the same for the same submit, in whatever order the arguments stand", () => {
    fc.assert(
      fc.property(parts, fc.dictionary(text, fc.integer()), (any, trainedOn) => {
        const turned = Object.fromEntries(Object.entries(trainedOn).reverse());
        assert.equal(submitToken({ ...any, trainedOn }), submitToken({ ...any, trainedOn: turned }));
      }),
    );
  });

  it("differs as soon as any part differs", () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        fc.pre(!same);
        for (const name of Object.keys(a) as (keyof TokenParts)[]) {
          if (JSON.stringify(a[name] ?? null) === JSON.stringify(b[name] ?? null)) continue;
          assert.notEqual(submitToken({ ...a, [name]: b[name] }), submitToken(a), name);
        }
      }),
    );
  });

  it("cannot be confused by moving text from one part to the next", () => {
    assert.notEqual(
      submitToken({ ...base, organization: "ab", namespace: "c" }),
      submitToken({ ...base, organization: "a", namespace: "bc" }),
    );
  });
});
