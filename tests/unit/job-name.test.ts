import assert from "node:assert/strict";
import fc from "fast-check";
import { clouds } from "../../provider/clouds";
import type { JobInputs } from "../../provider/lifecycle/job/inputs";
import type { ResourceIdentity } from "../../provider/lifecycle/token";
import { carriesToken } from "../../provider/contract/job-token";
import { jobNameFor } from "../../provider/lifecycle/job/job-name";

const identity: ResourceIdentity = {
  urn: "urn:pulumi:dev::project::pulumi-nodejs:dynamic/finetune:FineTuneJob::support-bot",
  name: "support-bot",
  organization: "organization",
  generation: 0,
};
const bailian = {
  model: "qwen3-8b",
  trainingType: "efficient_sft",
  trainingFileIds: ["file-ft-sample0000000001"],
  hyperParameters: { n_epochs: 3, batch_size: 16, max_length: 8192, learning_rate: "1.6e-5" },
};
const qianfan = {
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  parameterScale: "FullFineTuning",
  dataset: {
    sourceType: "Platform",
    versions: [{ versionId: "ds-sample0000000001", samplingRate: 1 }],
    splitRatio: 20,
  },
  hyperParameters: { epoch: 3, learningRate: 3e-5, maxSeqLen: 4096 },
};

function nameOf(cloud: "bailian" | "qianfan", block: Record<string, unknown>, inputs: JobInputs = {}): string {
  return jobNameFor(inputs, identity, { namespace: "", trainedOn: clouds.get(cloud).job.rules().trainedOn(block) });
}

describe("a job's name on the cloud", () => {
  // Found again by these very names after a crash or an upgrade: never adjust them.
  it("stays what it was for a Bailian job", () => assert.equal(nameOf("bailian", bailian), "support_dha372tcrcnp"));
  it("stays what it was for a Qianfan job", () => assert.equal(nameOf("qianfan", qianfan), "support_tft35kabv2wa"));

  it("does not see what no training depends on", () => {
    const others: JobInputs = {
      onDelete: "retain",
      waitForCompletion: false,
      timeouts: { create: "1h" },
      validation: "warn",
    };
    assert.equal(nameOf("bailian", { ...bailian, modelName: "shown" }, others), nameOf("bailian", bailian));
    assert.equal(
      nameOf("qianfan", { ...qianfan, publish: false, description: "x" }, others),
      nameOf("qianfan", qianfan),
    );
  });

  it("does not see how a number is spelt", () => {
    const hyperParameters = { ...bailian.hyperParameters, learning_rate: 0.000016 };
    assert.equal(nameOf("bailian", { ...bailian, hyperParameters }), nameOf("bailian", bailian));
  });

  const readable: readonly (readonly [string, string])[] = [
    ["support-bot", "support"],
    ["a b", "ab"],
    ["客服", "ft"],
    ["___", "ft"],
    ["x", "x"],
  ];
  for (const [wanted, expected] of readable) {
    it(`begins with ${expected} for ${wanted}`, () => {
      assert.equal(nameOf("bailian", bailian, { jobName: wanted }).split("_")[0], expected);
    });
  }

  it("fits both clouds and carries its token, whatever it is made from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (jobName) => {
        const name = nameOf("qianfan", qianfan, { jobName });
        assert.match(name, /^[A-Za-z0-9]{1,7}_[a-z2-7]{12}$/);
        assert.ok(carriesToken(name));
      }),
    );
  });

  it("is the exact one when that is asked for, and then carries no token", () => {
    assert.equal(nameOf("bailian", bailian, { exactJobName: true, jobName: "nightly run" }), "nightly run");
    assert.equal(nameOf("bailian", bailian, { exactJobName: true }), "support-bot");
    assert.ok(!carriesToken("nightly run") && !carriesToken("nightly_run"));
  });
});
