import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy, servedModel } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, loseAnswer, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";

const scenario = scenarioOf(deploymentKind);

describe("what an hour costs", () => {
  const cloud = deploymentCases.bailian;

  scenario("is told when a deployment is made and when it is scaled, and kept in the state", async ({ rig, stack }) => {
    const told = () =>
      rig.lines.filter((line) => line.startsWith("info: estimate: ")).map((line) => line.split(" (")[0]);
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    assert.deepEqual(told(), ["info: estimate: 4 × MU1 × 54 CNY = 216 CNY an hour, 5 184 CNY a day, called or not"]);
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    assert.equal(told().length, 1);
    await succeeds(stack.up(cloud.program("qwen3-8b", {}, { capacity: 8 })));
    assert.match(told()[1] ?? "", /8 × MU1 × 54 CNY = 432 CNY an hour/);
    const { estimatedHourlyCost } = stack.entry("bot").outputs;
    assert.equal((estimatedHourlyCost as { readonly amount: number }).amount, 432);
  });

  scenario("is held against maxHourlyCost before anything is sent or scaled", async ({ rig, stack }) => {
    const limited = (capacity: number) => cloud.program("qwen3-8b", { maxHourlyCost: 300 }, { capacity });
    await fails(stack.up(limited(8)), /maxHourlyCost is exceeded: 8 × MU1 × 54 CNY = 432 CNY an hour/);
    assert.deepEqual(rig.calls, []);
    await succeeds(stack.up(limited(4)));
    const effects = subjectsOf(rig, "deployment.scaled").length;
    await fails(stack.up(limited(8)), /maxHourlyCost is exceeded/);
    assert.equal(subjectsOf(rig, "deployment.scaled").length, effects);
  });
});

describe("a change of replicas on qianfan", () => {
  const cloud = deploymentCases.qianfan;
  const replicas = (replicasCount: number) => ({ resourceConfig: { type: "GPU-1-1", replicasCount } });

  scenario("is scaled in place, up and down: the name that clients call stays, and no unit goes", async (stage) => {
    const { rig, stack } = stage;
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    const { id, outputs } = stack.entry("bot");
    for (const count of [4, 1]) {
      assert.deepEqual(await succeeds(stack.up(cloud.program(model, {}, replicas(count)))), ["update bot"]);
      const { outputs: now } = stack.entry("bot");
      assert.deepEqual(
        [stack.entry("bot").id, now["deployedModel"], now["status"], now["capacity"], now["readyCapacity"]],
        [id, outputs["deployedModel"], "running", count, count],
      );
    }
    assert.deepEqual(await succeeds(stack.up(cloud.program(model, {}, replicas(1)))), []);
    assert.equal(subjectsOf(rig, "service.scaled").length, 2);
    assert.deepEqual(subjectsOf(rig, "compute-unit.released"), []);
    assert.deepEqual(servedBy(rig, cloud), { made: [outputs["deploymentId"]], gone: [] });
  });

  scenario("gets another model and other replicas in one update, one after the other", async ({ rig, stack }) => {
    const [one, other] = [await cloud.model(rig), await cloud.model(rig)];
    await succeeds(stack.up(cloud.program(one)));
    assert.deepEqual(await succeeds(stack.up(cloud.program(other, {}, replicas(3)))), ["update bot"]);
    const { outputs } = stack.entry("bot");
    assert.deepEqual([outputs["status"], outputs["capacity"]], ["running", 3]);
    assert.equal(await servedModel(rig, outputs["deploymentId"]), other);
  });

  scenario("whose scaling lost its answer is scaled once", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    meet(rig, "ScaleService", loseAnswer);
    await stack.up(cloud.program(model, {}, replicas(3)));
    await succeeds(stack.up(cloud.program(model, {}, replicas(3))));
    assert.deepEqual([stack.entry("bot").outputs["capacity"], subjectsOf(rig, "service.scaled").length], [3, 1]);
  });

  scenario("that is killed after the scaling goes on with the next up", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    const wider = cloud.program(model, {}, replicas(3));
    await stack.killedDuring(() => stack.up(wider));
    assert.deepEqual(await succeeds(stack.up(wider)), ["update bot"]);
    assert.deepEqual([stack.entry("bot").outputs["capacity"], subjectsOf(rig, "service.scaled").length], [3, 1]);
  });

  for (const [what, refusal, words] of [
    [
      "says not to have made",
      answer(200, { requestId: "r", result: false }),
      /ScaleService: the cloud answered that it/,
    ],
    [
      "has no room for",
      answer(403, { requestId: "r", code: "ComputeUnitNotEnough", message: "compute unit stock not enough" }),
      /ComputeUnitNotEnough/,
    ],
  ] as const) {
    scenario(`that the cloud ${what} fails, goes on serving, and is asked for again`, async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      meet(rig, "ScaleService", refusal);
      await fails(stack.up(cloud.program(model, {}, replicas(3))), words);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      await succeeds(stack.up(cloud.program(model, {}, replicas(3))));
      assert.equal(stack.entry("bot").outputs["capacity"], 3);
    });
  }

  scenario("of anything else needs another address, and says so before it is made", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    const called = String(stack.entry("bot").outputs["deployedModel"]);
    await succeeds(stack.up(cloud.program(model, {}, { resourceConfig: { type: "GPU-1-2", replicasCount: 2 } })));
    const line = rig.lines.find((text) => text.includes("cannot change in place")) ?? "";
    assert.match(
      line,
      /^warning: qianfan\.resourceConfig cannot change in place: another deployment takes the place of/,
    );
    assert.ok(line.includes(called));
    assert.notEqual(stack.entry("bot").outputs["deployedModel"], called);
  });

  scenario("on units that were there before takes more of their room, and no more than there is", async (stage) => {
    const { rig, stack } = stage;
    const model = await cloud.model(rig);
    const on = (deploymentReplicasCount: number) =>
      cloud.program(
        model,
        {},
        {
          ...{ resourceConfig: undefined, billing: undefined },
          deploymentConfig: { deploymentComputeUnitList: [{ instanceId: "unit-sample01", deploymentReplicasCount }] },
        },
      );
    await succeeds(stack.up(on(1)));
    assert.deepEqual(await succeeds(stack.up(on(3))), ["update bot"]);
    assert.equal(stack.entry("bot").outputs["capacity"], 3);
    await fails(stack.up(on(5)), /ComputeUnitNotEnough/);
    assert.equal(stack.entry("bot").outputs["status"], "running");
    assert.equal(servedBy(rig, cloud).made.length, 1);
  });
});
