import assert from "node:assert/strict";
import { fails, succeeds } from "./rig/expect";
import { answer, loseAnswer, loseRequest, meet, rewrite } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf, type Stage } from "./rig/scenario";
import { versionCases, versionKind } from "./rig/version-cases";

const scenario = scenarioOf(versionKind);

for (const cloud of Object.values(versionCases)) {
  const { publish, published, look, words } = cloud;
  const program = async ({ rig }: Pick<Stage, "rig">) => {
    const { id, steps } = await cloud.train(rig);
    return { model: { job: id, checkpoint: steps[0] } };
  };

  describe(`publishing on ${cloud.cloud}`, () => {
    scenario("that lost its answer is found, not done twice", async (stage) => {
      const { rig, stack } = stage;
      const model = await program(stage);
      meet(rig, publish, loseAnswer);
      await succeeds(stack.up(model));
      assert.deepEqual(subjectsOf(rig, published), [stack.entry("model").outputs["modelId"]]);
    });

    scenario("that was lost on its way is done once", async (stage) => {
      const { rig, stack } = stage;
      const model = await program(stage);
      meet(rig, publish, loseRequest);
      await succeeds(stack.up(model));
      assert.deepEqual(subjectsOf(rig, published), [stack.entry("model").outputs["modelId"]]);
    });

    scenario("that takes too long keeps the ID, and the next up resumes", async (stage) => {
      const { rig, stack } = stage;
      const { model } = await program(stage);
      meet(rig, look, rewrite(/"(SUCCEEDED|Ready)"/g, `"${words[0]}"`), Infinity);
      const patient = { model: { ...model, timeouts: { create: "10m" } } };
      await fails(
        stack.up(patient),
        /checkpoint \d+ of job .* was not ready after 10m 00s/,
        /`timeouts\.create` sets how long/,
      );
      const { id, outputs } = stack.entry("model");
      assert.deepEqual([id, outputs["status"]], [`${model.job}/${model.checkpoint}`, "publishing"]);
      rig.intercept = (request, next) => next(request);
      assert.deepEqual(await succeeds(stack.up(patient)), ["update model"]);
      const [made] = subjectsOf(rig, published);
      assert.deepEqual([stack.entry("model").outputs["modelId"], subjectsOf(rig, published).length], [made, 1]);
    });

    scenario("that the engine cancels keeps the ID, and the next up resumes", async (stage) => {
      const { rig, stack } = stage;
      const model = await program(stage);
      meet(rig, publish, async (request, next) => {
        const response = await next(request);
        rig.cancel();
        return response;
      });
      await stack.up(model);
      assert.match(stack.entry("model").initErrors.join(), /stopped before checkpoint \d+ of job .* was published/);
      assert.deepEqual(await succeeds(stack.up(model)), ["update model"]);
      assert.equal(subjectsOf(rig, published).length, 1);
    });

    scenario("that failed keeps the ID and the cloud's word, and the next up publishes again", async (stage) => {
      const { rig, stack } = stage;
      const model = await program(stage);
      meet(rig, look, rewrite(`"${words[0]}"`, `"${words[1]}"`), Infinity);
      const failed = cloud.cloud === "bailian" ? /the export of checkpoint-\d+ failed/ : /amv-\w+ is Fail/;
      await fails(stack.up(model), /publishing checkpoint \d+ of job .* failed: /, failed, /publishes again/);
      assert.equal(stack.entry("model").outputs["status"], "failed");
      rig.intercept = (request, next) => next(request);
      assert.deepEqual(await succeeds(stack.up(model)), ["update model"]);
      assert.equal(stack.entry("model").outputs["status"], "ready");
    });

    scenario("that is refused fails in the cloud's words, and the next up publishes", async (stage) => {
      const { rig, stack } = stage;
      const model = await program(stage);
      meet(rig, publish, answer(403, { code: "AccessDenied", message: "no rights to publish" }));
      await fails(stack.up(model), /AccessDenied/, /no rights to publish/);
      await succeeds(stack.up(model));
      assert.equal(subjectsOf(rig, published).length, 1);
    });
  });
}
