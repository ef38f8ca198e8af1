import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy, servedModel } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, loseAnswer, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf, type Stage } from "./rig/scenario";

const scenario = scenarioOf(deploymentKind);

for (const cloud of Object.values(deploymentCases)) {
  /** A program that differs from the standing one only in what the cloud changes in place. */
  const changed = async ({ rig }: Pick<Stage, "rig">, model: string) =>
    cloud.cloud === "bailian" ? cloud.program(model, {}, { capacity: 8 }) : cloud.program(await cloud.model(rig));

  /** How often the deployment was changed in place, and to what it was: its units, or its model. */
  const changesOf = async ({ rig, stack }: Stage): Promise<[number, unknown]> => {
    const { deploymentId, readyCapacity } = stack.entry("bot").outputs;
    if (cloud.cloud === "bailian") return [subjectsOf(rig, "deployment.scaled").length, readyCapacity];
    return [subjectsOf(rig, "service.modified").length, await servedModel(rig, deploymentId)];
  };

  describe(`a change in place on ${cloud.cloud}`, () => {
    scenario(
      "keeps the address where its suffix is not given any more, until it is another deployment",
      async (stage) => {
        const { rig, stack } = stage;
        const model = await cloud.model(rig);
        const member = cloud.cloud === "bailian" ? "suffix" : "urlSuffix";
        const given = (block: Readonly<Record<string, unknown>>) => cloud.program(model, {}, block);
        await succeeds(stack.up(given({ [member]: "mine" })));
        assert.deepEqual(await succeeds(stack.up(given({}))), []);
        assert.equal(stack.entry("bot").outputs["suffix"], "mine");
        const other = cloud.cloud === "bailian" ? { enableThinking: true } : { description: "another one" };
        await succeeds(stack.up(given(other)));
        assert.notEqual(stack.entry("bot").outputs["suffix"], "mine");
      },
    );

    scenario("of what has failed is a replacement, because nothing of that can be changed", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      rig.emulator.faults.add({ cloud: cloud.cloud, times: 1, action: { kind: "failDeployment" } });
      await fails(stack.up(cloud.program(model)), /failed by a fault rule/);
      const steps = await succeeds(stack.up(await changed(stage, model)));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([made.length, gone], [2, made.slice(0, 1)]);
    });

    scenario("is made on what an earlier try left with other values", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await stack.killedDuring(() => stack.up(cloud.program(model)));
      const next = await changed(stage, model);
      assert.deepEqual(await succeeds(stack.up(next)), ["create bot"]);
      const { made } = servedBy(rig, cloud);
      const [changes, seen] = await changesOf(stage);
      assert.deepEqual([made.length, changes, seen], [1, 1, cloud.cloud === "bailian" ? 8 : next["bot"]?.["model"]]);
    });

    scenario("that is refused on what an earlier try left keeps its ID, and the next up makes it", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await stack.killedDuring(() => stack.up(cloud.program(model)));
      const next = await changed(stage, model);
      meet(rig, cloud.calls.modify, answer(403, { code: "AccessDenied", message: "no rights to change" }));
      await fails(stack.up(next), /no rights to change/);
      assert.match(stack.entry("bot").id, cloud.idPattern);
      assert.deepEqual(await succeeds(stack.up(next)), ["update bot"]);
      assert.equal((await changesOf(stage))[0], 1);
    });

    scenario("waits for what is still coming up", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model, { waitForCompletion: false })));
      assert.deepEqual(await succeeds(stack.up(await changed(stage, model))), ["update bot"]);
      assert.equal((await changesOf(stage))[0], 1);
      assert.equal(stack.entry("bot").outputs["status"], "running");
    });

    scenario("that lost its answer is not asked for twice", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      const next = await changed(stage, model);
      meet(rig, cloud.calls.modify, loseAnswer);
      await stack.up(next);
      await succeeds(stack.up(next));
      assert.equal(stack.entry("bot").outputs["status"], "running");
      const effect = cloud.cloud === "bailian" ? "deployment.scaled" : "service.modified";
      assert.equal(subjectsOf(rig, effect).length, cloud.cloud === "bailian" ? 2 : 1);
      assert.deepEqual(await succeeds(stack.up(next)), []);
    });

    scenario("that the cloud refuses fails in its words, and is asked for again by the next up", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      const next = await changed(stage, model);
      meet(rig, cloud.calls.modify, answer(403, { code: "AccessDenied", message: "no rights to change" }));
      await fails(stack.up(next), /no rights to change/);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      assert.deepEqual(await succeeds(stack.up(next)), ["update bot"]);
      assert.deepEqual(await succeeds(stack.up(next)), []);
    });
  });
}

describe("a change in place on bailian", () => {
  const cloud = deploymentCases.bailian;

  scenario("is scaled in place, up and down, and waited for", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    const { id } = stack.entry("bot");
    for (const capacity of [12, 8, 0]) {
      assert.deepEqual(await succeeds(stack.up(cloud.program("qwen3-8b", {}, { capacity }))), ["update bot"]);
      const { outputs } = stack.entry("bot");
      assert.deepEqual([stack.entry("bot").id, outputs["status"], outputs["readyCapacity"]], [id, "running", capacity]);
    }
    assert.equal(subjectsOf(rig, "deployment.scaled").length, 3);
    assert.equal(servedBy(rig, cloud).made.length, 1);
  });

  scenario("changes its limits in place", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    await succeeds(stack.up(cloud.program("qwen3-8b", {}, { rpmLimit: 60, capacity: 8 })));
    assert.deepEqual(subjectsOf(rig, "deployment.updated").length, 1);
    assert.deepEqual(subjectsOf(rig, "deployment.scaled").length, 1);
    assert.equal((stack.entry("bot").outputs["details"] as Record<string, unknown>)["rpmLimit"], 60);
  });

  scenario("of another model is another one", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    const steps = await succeeds(stack.up(cloud.program("qwen3-14b")));
    assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
    assert.match(String(stack.entry("bot").outputs["deployedModel"]), /^qwen3-14b-/);
    assert.equal(servedBy(rig, cloud).gone.length, 1);
  });

  scenario("that is cut short is resumed by the next up, not asked for again", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    const wider = (timeouts: object) => cloud.program("qwen3-8b", { timeouts }, { capacity: 8 });
    await fails(stack.up(wider({ update: "1m" })), /was not ready after 1m 00s/, /`timeouts\.update`/);
    assert.equal(stack.entry("bot").outputs["status"], "updating");
    assert.deepEqual(await succeeds(stack.up(wider({}))), ["update bot"]);
    assert.equal(stack.entry("bot").outputs["readyCapacity"], 8);
    assert.equal(rig.calls.filter((call) => call === "PUT /deployments/{deployment}/scale").length, 1);
  });

  scenario("that the cloud cannot make says so, and setting it back is well again", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    const id = String(stack.entry("bot").outputs["deploymentId"]);
    meet(rig, "GET /deployments/{deployment}", (request, next) => {
      meet(rig, "GET /deployments/{deployment}", (again, pass) => {
        rig.emulator.decideDeployment(id, { kind: "fail" });
        return pass(again);
      });
      return next(request);
    });
    await fails(
      stack.up(cloud.program("qwen3-8b", {}, { capacity: 8 })),
      /is UPDATING_FAILED: the last change could not be made; what was ready before goes on serving/,
    );
    rig.intercept = (request, next) => next(request);
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    assert.deepEqual([stack.entry("bot").outputs["status"], stack.entry("bot").outputs["capacity"]], ["running", 4]);
  });
});

describe("a change in place on qianfan", () => {
  const cloud = deploymentCases.qianfan;
  scenario("gets another model in place, and is waited for", async ({ rig, stack }) => {
    const [one, other] = [await cloud.model(rig), await cloud.model(rig)];
    await succeeds(stack.up(cloud.program(one)));
    const { id, outputs } = stack.entry("bot");
    assert.deepEqual(await succeeds(stack.up(cloud.program(other))), ["update bot"]);
    assert.equal(await servedModel(rig, outputs["deploymentId"]), other);
    assert.deepEqual([stack.entry("bot").id, stack.entry("bot").outputs["status"]], [id, "running"]);
    assert.deepEqual(servedBy(rig, cloud), { made: [outputs["deploymentId"]], gone: [] });
  });

  scenario("gets the model that was asked for last, also while another is under way", async ({ rig, stack }) => {
    const [one, other, last] = [await cloud.model(rig), await cloud.model(rig), await cloud.model(rig)];
    await succeeds(stack.up(cloud.program(one)));
    await succeeds(stack.up(cloud.program(other, { waitForCompletion: false })));
    assert.equal(stack.entry("bot").outputs["status"], "updating");
    await succeeds(stack.up(cloud.program(last)));
    assert.equal(await servedModel(rig, stack.entry("bot").outputs["deploymentId"]), last);
    assert.equal(subjectsOf(rig, "service.modified").length, 2);
  });
});
