import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, emptyList, loseAnswer, loseRequest, meet } from "./rig/faults";
import { scenarioOf } from "./rig/scenario";
import { createStack } from "./rig/stack";

const scenario = scenarioOf(deploymentKind);

for (const cloud of Object.values(deploymentCases)) {
  const { create, list } = cloud.calls;

  describe(`a lost answer to a deployment on ${cloud.cloud}`, () => {
    scenario("is no loss: the deployment is found, and not made again", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, create, loseAnswer);
      await succeeds(stack.up(cloud.program(model)));
      const { id } = stack.entry("bot");
      assert.deepEqual(servedBy(rig, cloud).made, [id.slice(id.indexOf("/") + 1)]);
      assert.equal(rig.calls.filter((call) => call === create).length, 1);
      assert.ok(rig.lines.some((line) => /^warning: the answer to the deployment was lost/.test(line)));
      assert.ok(rig.lines.some((line) => line.startsWith(`info: found ${id} (`)));
    });

    scenario("is looked for while the list lags behind", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, create, loseAnswer);
      meet(rig, list, emptyList, 6);
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(servedBy(rig, cloud).made.length, 1);
    });

    scenario("to which nothing appears fails, and the next up looks before it deploys", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, create, loseRequest);
      await fails(
        stack.up(cloud.program(model)),
        new RegExp(`did not answer the deployment of ${model} .* none has appeared; it was not sent again`),
        /Run `pulumi up` again/,
      );
      assert.deepEqual(servedBy(rig, cloud).made, []);
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(servedBy(rig, cloud).made.length, 1);
    });

    scenario("while nothing can be listed is found by the next up", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, create, async (request, next) => {
        await next(request);
        meet(rig, list, answer(503, "<html>busy</html>"), Infinity);
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      });
      await fails(stack.up(cloud.program(model)), /it was not sent again/);
      rig.intercept = (request, next) => next(request);
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(servedBy(rig, cloud).made.length, 1);
    });
  });

  describe(`a clash of names on ${cloud.cloud}`, () => {
    scenario("with what an earlier try made is looked up before it is believed", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await stack.killedDuring(() => stack.up(cloud.program(model)));
      meet(rig, list, emptyList);
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(rig.calls.filter((call) => call === create).length, 2);
      const { id } = stack.entry("bot");
      assert.deepEqual(servedBy(rig, cloud).made, [id.slice(id.indexOf("/") + 1)]);
      assert.ok(rig.lines.some((line) => /which an earlier try made; nothing was deployed again$/.test(line)));
    });

    scenario("with a deployment of somebody else is an error, and that one is left alone", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      // What one name of the block alone fixes is no proof: the other one ends in the token of whoever made it.
      const [[member, value] = ["", ""]] = Object.entries(cloud.names);
      const theirs = createStack(rig, deploymentKind);
      const { bot = {} } = cloud.program(model, {}, { [member]: value });
      await succeeds(theirs.up({ theirs: bot }));
      await fails(stack.up({ bot }), cloud.conflict);
      assert.equal(stack.entries.size, 0);
      assert.equal(servedBy(rig, cloud).made.length, 1);
      await succeeds(stack.destroy());
      assert.deepEqual(servedBy(rig, cloud).gone, []);
    });
  });
}
