import assert from "node:assert/strict";
import fc from "fast-check";
import { bailianRules } from "../../../provider/clouds/bailian/rules";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import { joinPath } from "../../../provider/clouds/rules/join-path";
import { isRecord } from "../../../provider/base/is-record";
import type { JobRules, Finding } from "../../../provider/contract/rules";
import { containsUnknown, UNKNOWN } from "../../../provider/base/unknown";
import { v1Block, v1Increment } from "../qianfan/v1-blocks";
import { bailianBlock, block, type Block, changed, pathsOf, qianfanBlock } from "./blocks";

const augmented = {
  ...block(bailianBlock, { "hyperParameters.lora_rank": 16, "hyperParameters.save_strategy": "steps" }),
  validationDatasets: [
    { dataSourceType: "oss_mount", mountStorage: { region: "cn-beijing", bucket: "b", filePath: "d.jsonl" } },
  ],
  finetunedOutputSuffix: "spring",
};
const incremental = block(qianfanBlock, {
  model: "ERNIE-Lite-8K-0308",
  parameterScale: "LoRA",
  "hyperParameters.loraRank": 8,
  incrementTaskId: "task-ab2597tkcfud",
  incrementCheckpointStep: 64,
  corpusConfig: { config: [{ proportion: "1:2", corpusType: 3, labels: ["a"] }] },
  publish: { modelName: "bot" },
});

const clouds: readonly (readonly [JobRules, readonly Block[]])[] = [
  [bailianRules, [bailianBlock, augmented]],
  [qianfanRules, [qianfanBlock, incremental]],
  [qianfanRules, [v1Block, v1Increment]],
];

const written = (path: readonly (string | number)[]): string => path.reduce<string>(joinPath, "");
/** A member's name is known even where its value is not, so a misspelt one is told at once. */
const isAboutName = (finding: Finding): boolean => / is not known; /.test(finding.reason);
const isInside = (finding: Finding, path: string): boolean =>
  finding.path === path || finding.path.startsWith(`${path}.`) || finding.path.startsWith(`${path}[`);
const asBlock = (value: unknown): Block => (isRecord(value) ? { ...value } : {});

/** The same value, its keys in another order at every depth. */
function shuffled(value: unknown, by: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, by));
  if (!isRecord(value)) return value;
  return Object.fromEntries(by(Object.keys(value)).map((key) => [key, shuffled(value[key], by)]));
}

for (const [rules, blocks] of clouds) {
  const names = Object.keys(blocks[0] ?? {});
  /** Blocks that look like one: the known members hold anything. */
  const anyBlock = fc.oneof(
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue()),
    fc.tuple(fc.constantFrom(...blocks), fc.nat(), fc.jsonValue()).map(([base, index, value]) => {
      const paths = pathsOf(base);
      return asBlock(changed(base, paths[index % paths.length] ?? [], value));
    }),
  );

  describe(`properties of the rules of ${rules === bailianRules ? "bailian" : "qianfan"}`, () => {
    it("finds nothing in a good block, whatever is not known yet in it", () => {
      for (const base of blocks) {
        assert.deepEqual(rules.check(base), []);
        for (const path of pathsOf(base)) {
          assert.deepEqual(rules.check(asBlock(changed(base, path, UNKNOWN))), [], written(path));
        }
      }
    });

    it("never judges what is not known yet, and finds no error that a known value would not bring", () => {
      fc.assert(
        fc.property(anyBlock, fc.nat(), (base, index) => {
          const paths = pathsOf(base);
          const path = paths[index % Math.max(1, paths.length)];
          if (path === undefined) return;
          const errors = (of: readonly Finding[]): Finding[] => of.filter(({ severity }) => severity === "error");
          const open = asBlock(changed(base, path, UNKNOWN));
          const found = rules.check(open).filter((finding) => !isAboutName(finding));
          assert.deepEqual(
            found.filter((finding) => isInside(finding, written(path))),
            [],
          );
          const before = new Set(errors(rules.check(base)).map((finding) => finding.path));
          for (const finding of errors(found)) assert.ok(before.has(finding.path), finding.reason);
        }),
        { numRuns: 2000 },
      );
    });

    it("never throws, whatever JSON it is given, and always gives a path and a reason", () => {
      fc.assert(
        fc.property(anyBlock, (base) => {
          for (const { path, reason } of rules.check(base)) assert.ok(path !== "" && reason.length > path.length);
          JSON.stringify(rules.trainedOn(base));
        }),
        { numRuns: 2000 },
      );
    });

    it("says the same about a block in any order of keys", () => {
      fc.assert(
        fc.property(anyBlock, fc.nat(), (base, seed) => {
          const by = (keys: string[]): string[] =>
            keys
              .map((key, index) => ({ key, rank: ((index + 1) * (seed + 7919)) % 101 }))
              .sort((left, right) => left.rank - right.rank)
              .map(({ key }) => key);
          const other = asBlock(shuffled(base, by));
          assert.equal(JSON.stringify(rules.trainedOn(other)), JSON.stringify(rules.trainedOn(base)));
        }),
        { numRuns: 1000 },
      );
    });

    it("takes a number among the hyperparameters for the same however it is written", () => {
      fc.assert(
        fc.property(
          fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
          fc.constantFrom<(number: number) => string>(
            (number) => String(number),
            (number) => number.toExponential(),
            (number) => number.toExponential().toUpperCase(),
          ),
          (number, write) => {
            const trained = (value: unknown): string =>
              JSON.stringify(rules.trainedOn(block(asBlock(blocks[0]), { "hyperParameters.knob": value })));
            assert.equal(trained(write(number)), trained(number));
          },
        ),
        { numRuns: 1000 },
      );
    });

    it("gives a canonical form that is its own and safe for JSON", () => {
      fc.assert(
        fc.property(anyBlock, (base) => {
          const trained = rules.trainedOn(base);
          assert.ok(!containsUnknown(trained));
          assert.deepEqual(JSON.parse(JSON.stringify(trained)), JSON.parse(JSON.stringify(rules.trainedOn(base))));
        }),
        { numRuns: 500 },
      );
    });
  });
}
