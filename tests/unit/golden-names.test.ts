import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../provider/clouds";
import { type JobInputs } from "../../provider/lifecycle/job/inputs";
import { blockOf } from "../../provider/lifecycle/blocks";
import type { ResourceIdentity } from "../../provider/lifecycle/token";
import type { JsonObject } from "../../provider/base/json";
import { jobNameFor } from "../../provider/lifecycle/job/job-name";

/** A job that release 0.1.0 named. */
interface GoldenName {
  readonly about: string;
  readonly inputs: JobInputs & { readonly bailian?: JsonObject; readonly qianfan?: JsonObject };
  readonly identity?: Partial<ResourceIdentity>;
  readonly namespace?: string;
  readonly name: string;
}

const urn = "urn:pulumi:dev::project::pulumi-nodejs:dynamic/finetune:FineTuneJob::support-bot";
const base: ResourceIdentity = { urn, name: "support-bot", organization: "organization", generation: 0 };
const file = join(__dirname, "..", "fixtures", "job-names-0.1.0.json");
// Its form is this test's own.
const golden = JSON.parse(readFileSync(file, "utf8")) as readonly GoldenName[];

// Jobs that run or are paid for are found by these names: a release that makes others pays for them again. Never adjust them.
describe("a job's name stays what release 0.1.0 made", () => {
  for (const { about, inputs, identity = {}, namespace = "", name } of golden) {
    it(`for ${about}`, () => {
      const { cloud, block } = blockOf(clouds, inputs);
      const trainedOn = cloud.job.rules().trainedOn(block);
      assert.equal(jobNameFor(inputs, { ...base, ...identity }, { namespace, trainedOn }), name);
    });
  }

  it("and the file covers every cloud and version of its API", () => {
    const kinds = golden.map(({ inputs }) => {
      if (inputs.bailian !== undefined) return "bailian";
      return inputs.qianfan?.["apiVersion"] === "v1" ? "qianfan v1" : "qianfan v2";
    });
    assert.deepEqual([...new Set(kinds)].sort(), ["bailian", "qianfan v1", "qianfan v2"]);
  });
});
