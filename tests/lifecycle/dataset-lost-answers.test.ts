import assert from "node:assert/strict";
import { createRig } from "./rig/create-rig";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, loseAnswer, loseRequest, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { killAround } from "./rig/kill-around";
import { scenarioOf } from "./rig/scenario";
import { createStack } from "./rig/stack";
import { datasetKind } from "./rig/training-files";

const scenario = scenarioOf(datasetKind);

for (const cloud of Object.values(datasetCases)) {
  const { made, removed, steps } = cloud;

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

  describe(`training data on ${cloud.cloud} whose process is killed`, function () {
    this.timeout(60_000);
    for (const moment of ["before", "after"] as const) {
      it(`${moment} any call takes effect is finished by the next up, nothing double, and leaves nothing`, async () => {
        const rig = createRig();
        for (let call = 1, isKilled = true; isKilled; call += 1) {
          rig.emulator.reset();
          const stack = createStack(rig, datasetKind);
          const wasKilled = killAround(rig, call, moment);
          await stack.up(cloud.program());
          isKilled = wasKilled();
          rig.intercept = (request, next) => next(request);
          await succeeds(stack.up(cloud.program()));
          assert.deepEqual(dataEffects(rig), made, `call ${call}`);
          assert.equal(stack.entry("data").outputs["status"], "ready");
          await succeeds(stack.destroy());
          assert.deepEqual(dataEffects(rig), [...made, ...removed], `call ${call}`);
        }
        rig.close();
      });
    }
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
