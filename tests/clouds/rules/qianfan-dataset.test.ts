import assert from "node:assert/strict";
import { dataFormats } from "../../../provider/clouds/qianfan/dataset-formats";
import { qianfanDatasetRules } from "../../../provider/clouds/qianfan/dataset-rules";
import { textFormats } from "../../../provider/contract/kinds/training-dataset";
import { UNKNOWN } from "../../../provider/base/unknown";

const bucket = "training-data";
const check = (block: Record<string, unknown>, format: unknown = "chat") =>
  qianfanDatasetRules.check(block, { format });

describe("the block qianfan of training data", () => {
  const taken: readonly [what: string, block: Record<string, unknown>, format?: unknown][] = [
    ["a bucket alone", { bucket }],
    ["every member", { bucket, prefix: "a/b-c_d.e", region: "gz", dataFormat: "Role", storageType: "BOS" }],
    ["values that are not known yet", { bucket: UNKNOWN, prefix: UNKNOWN, dataFormat: UNKNOWN }],
    ["a word for a format that is not known yet", { bucket, dataFormat: "Text" }, UNKNOWN],
    ["another word of prompt and response", { bucket, dataFormat: "Prompt" }, "prompt-response"],
  ];
  for (const [what, block, format] of taken) {
    it(`takes ${what}`, () => assert.deepEqual(check(block, format), []));
  }

  for (const format of textFormats) {
    it(`takes the default word for ${format}, and refuses those of the others`, () => {
      for (const [other, words] of Object.entries(dataFormats)) {
        const findings = words.flatMap((dataFormat) => check({ bucket, dataFormat }, format));
        assert.equal(findings.length, other === format ? 0 : words.length);
        for (const { path, severity, reason } of findings) {
          assert.deepEqual([path, severity], ["dataFormat", "error"]);
          assert.ok(reason.includes(`format "${format}" takes`) && reason.includes(dataFormats[format][0]), reason);
        }
      }
    });
  }

  const refused: readonly [path: string, block: Record<string, unknown>, severity?: string][] = [
    ["bucket", {}],
    ["bucket", { bucket: "Training" }],
    ["bucket", { bucket: "a.b.c" }],
    ["bucket", { bucket: "ab" }],
    ["prefix", { bucket, prefix: "/leading" }],
    ["prefix", { bucket, prefix: "a//b" }],
    ["prefix", { bucket, prefix: "a/../b" }],
    ["prefix", { bucket, prefix: ".." }],
    ["prefix", { bucket, prefix: "数据" }],
    ["region", { bucket, region: "Beijing" }],
    ["region", { bucket, region: "cd" }, "warning"],
    ["storageType", { bucket, storageType: "AFS" }],
    ["dataformat", { bucket, dataformat: "Role" }],
  ];
  for (const [path, block, severity = "error"] of refused) {
    it(`${severity === "error" ? "refuses" : "warns of"} ${JSON.stringify(block)} at ${path}, with a source`, () => {
      const [finding, ...others] = check(block);
      assert.deepEqual([finding?.path, finding?.severity, others], [path, severity, []]);
      assert.match(finding?.reason ?? "", /\(.+\)$/);
    });
  }

  it("warns of a word that this version does not know, since the catalogue grows", () => {
    const findings = qianfanDatasetRules.check({ bucket, dataFormat: "Brand_New" });
    assert.deepEqual(
      findings.map(({ path, severity }) => [path, severity]),
      [["dataFormat", "warning"]],
    );
  });
});
