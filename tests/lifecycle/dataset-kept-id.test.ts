import assert from "node:assert/strict";
import { dataEffects, datasetCases, type DatasetCase } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, meet, rewrite } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf, type Stage } from "./rig/scenario";
import { badFile, datasetKind, rowsFile } from "./rig/training-files";

const scenario = scenarioOf(datasetKind);

type Play = (stage: Stage, cloud: DatasetCase) => Promise<unknown>;

/** Ways in which the way to ready data ends early, with the words that the error has. */
const exits: Readonly<Record<string, readonly [RegExp, Play]>> = {
  "a timeout": [
    /was not ready after 3m \d\ds \(seen: .*\).*the next `pulumi up` resumes/s,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.look, answer(503, "<html>busy</html>"), Infinity);
      return stack.up(cloud.program({ timeouts: { create: "3m" } }));
    },
  ],
  "a refused key": [
    /AccessDenied/,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.look, answer(403, { code: "AccessDenied", message: "no" }));
      return stack.up(cloud.program());
    },
  ],
  "the engine's cancel": [
    /stopped before training data .* was ready/,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.look, (request, next) => {
        rig.cancel();
        return next(request);
      });
      return stack.up(cloud.program());
    },
  ],
};

for (const cloud of Object.values(datasetCases)) {
  describe(`the ID of training data on ${cloud.cloud} is kept after`, () => {
    for (const [what, [error, play]] of Object.entries(exits)) {
      scenario(`${what}, and the next up goes on`, async (stage) => {
        const { rig, stack } = stage;
        await play(stage, cloud);
        const { id, initErrors } = stack.entry("data");
        assert.match(initErrors.join(), error);
        assert.match(id, cloud.idPattern);
        rig.intercept = (request, next) => next(request);
        assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update data"]);
        assert.deepEqual(dataEffects(rig), cloud.made);
        const { fileId, versionId, status } = stack.entry("data").outputs;
        assert.deepEqual([stack.entry("data").id, status], [id, "ready"]);
        assert.ok(id.endsWith(String(fileId ?? versionId)));
      });
    }

    scenario("a timeout, and a taint finishes it instead of making it twice", async (stage) => {
      const { rig, stack } = stage;
      await exits["a timeout"]?.[1](stage, cloud);
      const { id } = stack.entry("data");
      rig.intercept = (request, next) => next(request);
      await succeeds(stack.replaceTargets(cloud.program()));
      assert.deepEqual([stack.entry("data").id, stack.entry("data").outputs["status"]], [id, "ready"]);
      assert.deepEqual(dataEffects(rig), cloud.made);
    });

    scenario("a timeout, and destroy removes what was begun", async (stage) => {
      const { rig, stack } = stage;
      await exits["a timeout"]?.[1](stage, cloud);
      rig.intercept = (request, next) => next(request);
      await succeeds(stack.destroy());
      const removed = cloud.removed.filter((effect) => effect !== "dataset.released");
      assert.deepEqual(dataEffects(rig).slice(-removed.length), removed);
    });
  });
}

describe("an import that qianfan refuses", () => {
  const cloud = datasetCases.qianfan;
  const bad = () => cloud.program({ path: badFile(), validation: "warn" });

  scenario("fails with the cloud's report of the rows, and the dataset is kept", async ({ rig, stack }) => {
    await fails(
      stack.up(bad()),
      /ImportFailed:\n {2}file,line,reason\n.*,61,messages with role and content are missing\n.*,62,the line is not JSON/,
      /a changed content is uploaded anew/,
    );
    const { id, outputs } = stack.entry("data");
    assert.match(id, cloud.idPattern);
    assert.equal(outputs["status"], "failed");
    assert.ok(rig.lines.some((line) => /^warning: .*line 61/s.test(line)));
  });

  scenario("is tried once more by every up, without another upload", async ({ rig, stack }) => {
    await fails(stack.up(bad()), /ImportFailed/);
    await fails(stack.up(bad()), /ImportFailed:\n {2}file,line,reason\n/);
    assert.equal(subjectsOf(rig, "dataset-import.started").length, 2);
    assert.equal(subjectsOf(rig, "object.put").length, 1);
    assert.equal(subjectsOf(rig, "dataset.created").length, 1);
  });

  scenario("is replaced by that of a corrected file", async ({ rig, stack }) => {
    await fails(stack.up(bad()), /ImportFailed/);
    const { id } = stack.entry("data");
    const steps = await succeeds(stack.up(cloud.program({ path: rowsFile() })));
    assert.deepEqual(steps, ["create data", "delete-replaced data"]);
    assert.deepEqual(dataEffects(rig).slice(-3), cloud.removed);
    assert.ok(id.endsWith(subjectsOf(rig, "dataset-version.deleted").join()));
  });

  scenario("is removed by destroy with its object", async ({ rig, stack }) => {
    await fails(stack.up(bad()), /ImportFailed/);
    await succeeds(stack.destroy());
    assert.deepEqual(dataEffects(rig).slice(-3), cloud.removed);
  });
});

describe("a file of which bailian has stored other bytes", () => {
  const cloud = datasetCases.bailian;

  scenario("fails with both facts, and the file is kept for destroy", async ({ rig, stack }) => {
    meet(rig, cloud.look, rewrite(/"md5":"[0-9a-f]{32}"/, `"md5":"${"0".repeat(32)}"`));
    await fails(stack.up(cloud.program()), /the cloud has stored other bytes than were sent \(\d+ bytes, MD5 0{32}\)/);
    assert.match(stack.entry("data").id, cloud.idPattern);
    await succeeds(stack.destroy());
    assert.deepEqual(dataEffects(rig), [...cloud.made, ...cloud.removed]);
  });
});

describe("an object that stands alone on qianfan", () => {
  const cloud = datasetCases.qianfan;
  const objectId = /^qianfan\/bos:\/sample-bucket\/finetune\/data_[a-z2-7]{12}\/[0-9a-f]{16}\.jsonl$/;
  const refuse = answer(403, { code: "AccessDenied", message: "no datasets for you" });

  scenario("is kept where no dataset can be made of it, and becomes one with the next up", async ({ rig, stack }) => {
    meet(rig, "CreateDataset", refuse);
    await fails(stack.up(cloud.program()), /no datasets for you/);
    assert.match(stack.entry("data").id, objectId);
    assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update data"]);
    assert.deepEqual(dataEffects(rig), cloud.made);
    await succeeds(stack.refresh());
    assert.match(stack.entry("data").id, cloud.idPattern);
    assert.deepEqual(await succeeds(stack.up(cloud.program())), []);
  });

  scenario("is kept by a taint, and finished under its real ID", async ({ rig, stack }) => {
    meet(rig, "CreateDataset", refuse);
    await fails(stack.up(cloud.program()), /no datasets for you/);
    await succeeds(stack.replaceTargets(cloud.program()));
    assert.match(stack.entry("data").id, cloud.idPattern);
    assert.deepEqual(dataEffects(rig), cloud.made);
  });

  scenario("is removed by destroy", async ({ rig, stack }) => {
    meet(rig, "CreateDataset", refuse);
    await fails(stack.up(cloud.program()), /no datasets for you/);
    await succeeds(stack.destroy());
    assert.deepEqual(dataEffects(rig), ["object.put", "object.deleted"]);
  });

  scenario("is removed by destroy with the dataset whose answer was lost", async ({ rig, stack }) => {
    meet(rig, "CreateDataset", async (request, next) => {
      await next(request);
      rig.cancel();
      return new Response();
    });
    await fails(stack.up(cloud.program()), /stopped before training data .* was ready/);
    assert.match(stack.entry("data").id, objectId);
    await succeeds(stack.destroy());
    assert.deepEqual(dataEffects(rig), [...cloud.made.slice(0, 3), ...cloud.removed]);
  });

  scenario("that is gone is dropped by refresh", async ({ rig, stack }) => {
    meet(rig, "CreateDataset", refuse);
    await fails(stack.up(cloud.program()), /no datasets for you/);
    await cloud.removeObject?.(rig, stack.entry("data").outputs);
    await succeeds(stack.refresh());
    assert.equal(stack.entries.size, 0);
    await succeeds(stack.up(cloud.program()));
    assert.equal(stack.entry("data").outputs["status"], "ready");
  });
});
