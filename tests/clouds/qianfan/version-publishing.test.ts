import assert from "node:assert/strict";
import type { JobKey } from "../../../provider/contract/keys";
import { failureOf } from "../failing-call";
import { minuteMs, openQianfan, type OpenQianfan } from "./open-qianfan";

const name = "model_abcdefghijkl";

for (const apiVersion of ["v2", "v1"] as const) {
  describe(`Qianfan: versions of a job of ${apiVersion}`, () => {
    let qianfan: OpenQianfan;
    let job: JobKey;
    beforeEach(async () => {
      qianfan = openQianfan();
      job = await qianfan.trained(apiVersion);
    });
    afterEach(() => qianfan.emulator.close());

    const publish = (changes: object = {}) => qianfan.versions.publish({ job, name, block: {}, ...changes });
    const made = () => qianfan.calls(apiVersion === "v1" ? "publishTrainModel" : "CreateCustomModel");

    it("are made of checkpoints whose perplexity the cloud reports, oldest first", async () => {
      const checkpoints = await qianfan.versions.checkpoints(job);
      assert.ok(checkpoints.length > 0);
      assert.ok(checkpoints.every(({ step, perplexity }) => step > 0 && perplexity !== undefined));
      const steps = checkpoints.map(({ step }) => step);
      assert.deepEqual(
        steps,
        [...steps].sort((one, other) => one - other),
      );
      // A training loss is none that checkpoints could be compared by.
      assert.ok(checkpoints.every((checkpoint) => !("loss" in checkpoint)));
    });

    it("are published once, however often that is asked for, and observed until they are ready", async () => {
      const first = await publish();
      assert.equal(first.state, "publishing");
      assert.deepEqual(await publish(), first);
      const { modelId, modelSetId } = first;
      const look = () => qianfan.versions.observe({ modelId, modelSetId, job });
      assert.equal((await look())?.state, "publishing");
      qianfan.clock.advance(5 * minuteMs);
      assert.deepEqual(await look(), { modelId, modelSetId, state: "ready" });
      assert.equal((await publish()).state, "ready");
      const again = await qianfan.again().versions.publish({ job, name, block: {} });
      assert.deepEqual([again.modelId, again.state, made()], [modelId, "ready", 1]);
    });

    it("that lost their answer are found, not made again", async () => {
      const operation = apiVersion === "v1" ? "publishTrainModel" : "CreateCustomModel";
      qianfan.emulator.faults.add({ operation, nth: 1, action: { kind: "loseAnswer" } });
      if (apiVersion === "v1") await publish();
      else assert.equal((await failureOf(publish())).mayHaveTakenEffect, true);
      const { modelId } = await publish();
      qianfan.clock.advance(5 * minuteMs);
      assert.deepEqual([(await publish()).modelId, made()], [modelId, 1]);
    });

    it("of one run under two names are two, also while both are under way", async () => {
      const [one, other] = [await publish(), await publish({ name: "other_abcdefghijkl" })];
      assert.notEqual(one.modelId, other.modelId);
      assert.notEqual(one.modelSetId, other.modelSetId);
      assert.deepEqual([(await publish()).modelId, made()], [one.modelId, 2]);
    });

    it("go into a set that is there", async () => {
      const first = await qianfan.published(job);
      const { modelSetId = "" } = first;
      const second = await qianfan.trained(apiVersion, "two_abcdefghijkl");
      const { modelSetId: into } = await qianfan.versions.publish({ job: second, name, block: { modelSetId } });
      assert.equal(into, modelSetId);
    });

    it("are removed, and their set with the last of them where it is ours", async () => {
      const version = { ...(await qianfan.published(job)), ownsModelSet: true };
      assert.equal(await qianfan.versions.remove(version), "removed");
      assert.equal(await qianfan.versions.observe({ ...version, job }), undefined);
      assert.equal(await qianfan.versions.remove(version), "gone");
      const effects = qianfan.emulator.journal().filter((line) => line.includes('"model-set.deleted"'));
      assert.equal(effects.length, 1);
    });
  });
}

describe("Qianfan: versions", () => {
  let qianfan: OpenQianfan;
  beforeEach(() => (qianfan = openQianfan()));
  afterEach(() => qianfan.emulator.close());

  it("of two checkpoints of a run are two versions of one set", async () => {
    const hyperParameters = { epoch: 3, checkpointCount: 3, saveStep: 8 };
    const job = await qianfan.trained("v2", "bot_abcdefghijkl", { hyperParameters });
    const steps = (await qianfan.versions.checkpoints(job)).map(({ step }) => step);
    const modelName = "steps";
    const made = [];
    for (const step of [steps[0], steps[steps.length - 1]]) {
      made.push(await qianfan.versions.publish({ job, step: step ?? 0, name, block: { modelName } }));
    }
    assert.equal(made[0]?.modelSetId, made[1]?.modelSetId);
    assert.ok(steps.length > 1, String(steps));
    assert.notEqual(made[0]?.modelId, made[1]?.modelId);
  });

  it("of which V1's numbers are all that is known have no checkpoints that can be told", async () => {
    assert.deepEqual(await qianfan.versions.checkpoints({ cloud: "qianfan", jobId: "362", taskId: "1264" }), []);
  });

  it("and a job's own publishing find each other's set only by its name", async () => {
    const job = await qianfan.trained();
    const own = await qianfan.session.publish?.(job, {}, "bot_abcdefghijkl");
    const version = await qianfan.versions.publish({ job, name: "bot_abcdefghijkl", block: {} });
    assert.equal(version.modelId, own?.modelId);
  });
});
