import assert from "node:assert/strict";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, loseAnswer, loseRequest, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";
import { datasetKind } from "./rig/training-files";

const scenario = scenarioOf(datasetKind);

for (const cloud of Object.values(datasetCases)) {
  const { made, steps } = cloud;

  for (const step of steps) {
    describe(`training data on ${cloud.cloud} whose ${step}`, () => {
      scenario("was carried out and lost its answer is found, not sent again", async ({ rig, stack }) => {
        meet(rig, step, loseAnswer);
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(dataEffects(rig), made);
        assert.equal(rig.calls.filter((call) => call === step).length, 1);
      });

      scenario("was lost on its way is sent again, once nothing is found of it", async ({ rig, stack }) => {
        meet(rig, step, loseRequest);
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(dataEffects(rig), made);
      });

      scenario("is refused fails at once, and the next up goes on from there", async ({ rig, stack }) => {
        meet(rig, step, answer(403, { code: "AccessDenied", message: "no" }));
        await fails(stack.up(cloud.program()), /AccessDenied/);
        assert.equal(rig.calls.filter((call) => call === step).length, 1);
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(dataEffects(rig), made);
      });
    });
  }
}

for (const cloud of Object.values(datasetCases)) {
  describe(`an upload to ${cloud.cloud} that the engine cancels`, () => {
    scenario("says that it was stopped, and the next up finds what has arrived", async ({ rig, stack }) => {
      meet(rig, cloud.send, async (request, next) => {
        const response = await next(request);
        rig.cancel();
        return response;
      });
      await fails(stack.up(cloud.program()), /stopped before training data data_\w+ was ready/, /`pulumi up` goes on/);
      await succeeds(stack.up(cloud.program()));
      assert.deepEqual(dataEffects(rig), cloud.made);
    });
  });
}

describe("training data on bailian", () => {
  const cloud = datasetCases.bailian;

  scenario("whose upload lost its answer is waited for while the list lags behind", async ({ rig, stack }) => {
    rig.pollIntervalMs = 10_000;
    meet(rig, "POST /files", loseAnswer);
    rig.emulator.faults.add({ operation: "ListFiles", action: { kind: "listLag", lagMs: 50_000 } });
    await succeeds(stack.up(cloud.program()));
    assert.equal(subjectsOf(rig, "file.uploaded").length, 1);
  });

  scenario("that the cloud refuses inside its answer fails with the cloud's words", async ({ rig, stack }) => {
    const refused = {
      data: {
        uploaded_files: [],
        failed_uploads: [{ name: "x", code: "BadRequest.TooMany", message: "Out of number" }],
      },
    };
    meet(rig, "POST /files", answer(200, refused));
    await fails(stack.up(cloud.program()), /Out of number \(BadRequest\.TooMany/);
    assert.equal(stack.entries.size, 0);
  });
});

describe("training data on qianfan", () => {
  const cloud = datasetCases.qianfan;

  scenario("that an earlier try began in another format is not gone on with", async ({ rig, stack }) => {
    await stack.killedDuring(() => stack.up(cloud.program()));
    const other = cloud.program({ format: "prompt-response", validation: "warn" });
    await fails(stack.up(other), /ImportFailed/);
    assert.equal(subjectsOf(rig, "dataset.created").length, 2);
  });

  scenario("whose object lost its answer is put where it stands already", async ({ rig, stack }) => {
    meet(rig, "PUT /_bos/{object}", loseAnswer);
    await succeeds(stack.up(cloud.program()));
    assert.equal(new Set(subjectsOf(rig, "object.put")).size, 1);
    assert.deepEqual(dataEffects(rig).slice(-4), cloud.made.slice(1));
  });

  scenario("whose object never got an answer is looked for before it is put again", async ({ rig, stack }) => {
    const gateway = answer(502, "<html>Bad Gateway</html>");
    meet(rig, "PUT /_bos/{object}", async (request, next) => {
      await next(request);
      meet(rig, "PUT /_bos/{object}", gateway, Infinity);
      return gateway(request, next);
    });
    await succeeds(stack.up(cloud.program()));
    assert.deepEqual(dataEffects(rig), cloud.made);
  });
});
