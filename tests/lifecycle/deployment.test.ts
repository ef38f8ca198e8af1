import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, meet, rewrite } from "./rig/faults";
import { effectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";

/** What the engine sends for a text that it does not know yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const scenario = scenarioOf(deploymentKind);

for (const cloud of Object.values(deploymentCases)) {
  describe(`a deployment on ${cloud.cloud}`, () => {
    scenario("is not made of a resource's ID in place of a model's", async ({ rig, stack }) => {
      const why = /model is \S+, the ID of a resource and not of a model; give the resource itself/;
      await fails(stack.preview(cloud.program(`${cloud.cloud}/ft-202603010000-1a2b`)), why);
      assert.deepEqual(rig.calls, []);
    });

    scenario("is made once, and waited for until it serves", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      assert.deepEqual(await succeeds(stack.up(cloud.program(model))), ["create bot"]);
      const { id, outputs } = stack.entry("bot");
      assert.match(id, cloud.idPattern);
      assert.deepEqual(servedBy(rig, cloud).made, [id.slice(id.indexOf("/") + 1)]);
      assert.equal(outputs["status"], "running");
      assert.match(
        String(outputs["deployedModel"]),
        cloud.cloud === "bailian" ? /^qwen3-8b-[a-z2-7]{8}$/ : /^[a-z]{8}_[a-z2-7]{8}$/,
      );
      assert.deepEqual([outputs["capacity"], outputs["readyCapacity"]], cloud.cloud === "bailian" ? [4, 4] : [2, 2]);
      assert.ok(rig.lines.includes(`info: deploying ${model} as ${id}`));
      assert.ok(rig.statuses.some((status) => /^0\/\d+ ready · pending \((PENDING|New|Deploying)\)/.test(status)));
    });

    scenario("in a state that no document knows is told at once, once, and waited for", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, cloud.calls.look, rewrite(/"(PENDING|New|Deploying|RUNNING|Serving)"/, '"HIBERNATING"'), 4);
      await succeeds(stack.up(cloud.program(model)));
      const told = rig.lines.filter((line) => line.includes("HIBERNATING"));
      assert.match(
        told.join("\n"),
        /^warning: .* HIBERNATING, a word that its documents do not know; it counts as pending/,
      );
      assert.equal(told.length, 1);
      assert.equal(stack.entry("bot").outputs["status"], "running");
    });

    scenario("in such a state for good is told before the time is up, which ends the wait", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, cloud.calls.look, rewrite(/"(PENDING|New|Deploying|RUNNING|Serving)"/, '"HIBERNATING"'), Infinity);
      await fails(stack.up(cloud.program(model, { timeouts: { create: "5m" } })), /HIBERNATING/, /timeouts\.create/);
      assert.equal(rig.lines.filter((line) => line.includes("HIBERNATING")).length, 1);
      assert.equal(stack.entry("bot").outputs["status"], "pending");
    });

    scenario("that is unchanged is left alone, without a call", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up(cloud.program(model))), []);
      assert.deepEqual(rig.calls, []);
    });

    scenario("tells the suffix and the name that the program gave it", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model, {}, cloud.names)));
      const { suffix, deploymentName } = stack.entry("bot").outputs;
      assert.deepEqual(
        [suffix, deploymentName],
        [cloud.names["suffix"] ?? cloud.names["urlSuffix"], cloud.names["name"]],
      );
    });

    scenario("takes another timeout for its end without a change on the cloud", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      const effects = effectsOf(rig).length;
      assert.deepEqual(await succeeds(stack.up(cloud.program(model, { timeouts: { delete: "1h" } }))), ["update bot"]);
      assert.equal(effectsOf(rig).length, effects);
      assert.deepEqual(stack.entry("bot").outputs["timeouts"], { delete: "1h" });
    });

    scenario("that needs another one serves until that is ready", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      const { id } = stack.entry("bot");
      const seen: unknown[] = [];
      for (const removal of ["DELETE /deployments/{deployment}", "ReleaseComputeUnit"]) {
        meet(rig, removal, (request, next) => {
          seen.push(stack.entry("bot").outputs["status"], servedBy(rig, cloud).made.length);
          return next(request);
        });
      }
      const steps = await succeeds(stack.up(cloud.program(model, {}, cloud.other)));
      assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
      assert.deepEqual(seen, ["running", 2]);
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual(gone, [id.slice(id.indexOf("/") + 1)]);
      assert.ok(stack.entry("bot").id.endsWith(made[1] ?? "none"));
    });

    scenario(
      "of a model that is not known yet is previewed as what a new model makes of it",
      async ({ rig, stack }) => {
        const model = await cloud.model(rig);
        const { steps } = await stack.preview(cloud.program(unknownText));
        assert.deepEqual(steps, ["create bot"]);
        await succeeds(stack.up(cloud.program(model)));
        rig.calls.length = 0;
        const change = cloud.cloud === "bailian" ? ["create bot"] : ["update bot"];
        assert.deepEqual(await succeeds(stack.preview(cloud.program(unknownText))), change);
        assert.deepEqual(rig.calls, []);
      },
    );

    scenario("that the cloud has no room for says so in its words, and leaves nothing", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      const full = { code: "Throttling.AllocationQuota", message: "No model units left in this region" };
      meet(rig, cloud.calls.create, answer(429, full));
      await fails(stack.up(cloud.program(model)), /No model units left in this region/);
      assert.deepEqual([stack.entries.size, servedBy(rig, cloud).made], [0, []]);
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(servedBy(rig, cloud).made.length, 1);
    });

    scenario("whose names are fixed is never taken for its own successor", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model, {}, cloud.names)));
      const { id } = stack.entry("bot");
      await fails(stack.up(cloud.program(model, {}, { ...cloud.names, ...cloud.other })), cloud.conflict);
      assert.equal(stack.entry("bot").id, id);
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([made.length, gone.length], [1, 0]);
      await succeeds(stack.up(cloud.program(model, {}, cloud.names)));
    });

    scenario("is returned at once where nobody waits, and filled in by the next up", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      const started = rig.clock.now();
      await succeeds(stack.up(cloud.program(model, { waitForCompletion: false })));
      assert.equal(rig.clock.now(), started);
      assert.equal(stack.entry("bot").outputs["status"], "pending");
      assert.deepEqual(await succeeds(stack.up(cloud.program(model))), ["update bot"]);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      assert.equal(servedBy(rig, cloud).made.length, 1);
    });

    scenario(
      "of a model that misses the gate is refused with the figures, and nothing is sent",
      async ({ rig, stack }) => {
        const model = await cloud.model(rig);
        const gate = { acceptWhen: { "BLEU-4": { min: 40 }, evalLoss: { max: 1.2 } } };
        const missed = { ...gate, metrics: { "BLEU-4": 31.5, evalLoss: 1.1 } };
        await fails(
          stack.up(cloud.program(model, missed)),
          /what served before goes on:\n {2}BLEU-4: 31\.5, wanted at least 40 {2}← missed\n {2}evalLoss: 1\.1, wanted at most 1\.2\n/,
        );
        assert.deepEqual(rig.calls, []);
        const passed = { ...gate, metrics: { "BLEU-4": 40, evalLoss: 1.2 } };
        await succeeds(stack.up(cloud.program(model, passed)));
        const told = rig.lines.filter((line) => line.startsWith("info: the model reaches what it was to reach"));
        assert.deepEqual(told, [
          "info: the model reaches what it was to reach:\n  BLEU-4: 40, wanted at least 40\n  evalLoss: 1.2, wanted at most 1.2",
        ]);
        rig.calls.length = 0;
        await fails(stack.up(cloud.program(model, missed, cloud.other)), /BLEU-4: 31\.5/);
        assert.deepEqual(rig.calls, []);
        assert.deepEqual(servedBy(rig, cloud).gone, []);
      },
    );
  });
}
