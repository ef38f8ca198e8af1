import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, loseAnswer, meet } from "./rig/faults";
import { effectsOf, subjectsOf } from "./rig/journal";
import { callElsewhere } from "./rig/other-user";
import { scenarioOf, type Stage } from "./rig/scenario";

const scenario = scenarioOf(deploymentKind);
const strict = { deploymentDeleteRule: "stopped_or_failed" } as const;

for (const cloud of Object.values(deploymentCases)) {
  describe(`a tainted deployment on ${cloud.cloud}`, () => {
    scenario("is found again, goes on serving, and is not taken away", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      const { id } = stack.entry("bot");
      await succeeds(stack.replaceTargets(cloud.program(model)));
      assert.equal(stack.entry("bot").id, id);
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([made.length, gone], [1, []]);
      assert.ok(rig.lines.some((line) => line.includes(`${id} is what this deployment keeps`)));
    });

    scenario("that was still coming up is waited for, and not made twice", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model, { waitForCompletion: false })));
      await succeeds(stack.replaceTargets(cloud.program(model)));
      assert.equal(stack.entry("bot").outputs["status"], "running");
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([made.length, gone], [1, []]);
    });

    scenario("with other arguments is replaced for good", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      await succeeds(stack.replaceTargets(cloud.program(model, {}, cloud.other)));
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([made.length, gone], [2, made.slice(0, 1)]);
    });
  });

  describe(`destroy of a deployment on ${cloud.cloud}`, () => {
    const [removal] = { bailian: ["DELETE /deployments/{deployment}"], qianfan: ["DeactivateService"] }[cloud.cloud];

    scenario("that is gone already is done at once, and says so", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(await cloud.model(rig))));
      rig.emulator.decideDeployment(String(stack.entry("bot").outputs["deploymentId"]), { kind: "vanish" });
      await succeeds(stack.destroy());
      assert.equal(stack.entries.size, 0);
      assert.match(rig.lines.at(-1) ?? "", /^info: deployment .* was already gone$/);
    });

    scenario("whose answer is lost goes on", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(await cloud.model(rig))));
      meet(rig, removal ?? "", loseAnswer);
      await succeeds(stack.destroy());
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([stack.entries.size, gone], [0, made]);
    });

    scenario("refused for want of rights fails and keeps it", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(await cloud.model(rig))));
      meet(rig, removal ?? "", answer(403, { code: "AccessDenied", message: "no" }));
      await fails(stack.destroy(), /AccessDenied/);
      assert.equal(stack.entries.size, 1);
    });
  });
}

describe("destroy of a deployment on bailian", () => {
  const cloud = deploymentCases.bailian;
  const look = "GET /deployments/{deployment}";

  scenario("waits until the cloud does not know it any more", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    const id = String(stack.entry("bot").outputs["deploymentId"]);
    rig.calls.length = 0;
    await succeeds(stack.destroy());
    assert.equal(rig.calls[0], "DELETE /deployments/{deployment}");
    assert.ok(rig.calls.length > 1 && rig.calls.slice(1).every((call) => call === look));
    const answer = await rig.emulator.fetch(new Request(`http://x.invalid/api/v1/deployments/${id}`));
    assert.equal(answer.status, 404);
  });

  scenario("that takes too long keeps it and says what to do", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program("qwen3-8b", { timeouts: { delete: "2m" } })));
    const output = { deployed_model: stack.entry("bot").outputs["deploymentId"], status: "DELETING" };
    meet(rig, look, answer(200, { output, request_id: "r-1" }), Infinity);
    await fails(
      stack.destroy(),
      /was not gone after 2m 00s \(seen: removing \(DELETING\) ×\d\)/,
      /`pulumi destroy`/,
      /`timeouts\.delete` sets how long/,
    );
    assert.equal(stack.entries.size, 1);
    rig.intercept = (request, next) => next(request);
    await succeeds(stack.destroy());
    assert.equal(servedBy(rig, cloud).gone.length, 1);
  });

  scenario(
    "where the cloud deletes stopped and failed ones only leaves a running one, and says what it costs",
    async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program("qwen3-8b")));
      const { id } = stack.entry("bot");
      await succeeds(stack.destroy());
      assert.deepEqual([stack.entries.size, servedBy(rig, cloud).gone], [0, []]);
      assert.match(
        rig.lines.at(-1) ?? "",
        /^warning: .*RUNNING and may cost money.*Stop it in the Model Studio console/,
      );
      // It is ours as before: the next up goes on with it.
      await succeeds(stack.up(cloud.program("qwen3-8b")));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(servedBy(rig, cloud).made.length, 1);
    },
    strict,
  );

  for (const kind of ["stop", "fail"] as const) {
    scenario(
      `where the cloud deletes stopped and failed ones only takes one away after "${kind}"`,
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program("qwen3-8b")));
        rig.emulator.decideDeployment(String(stack.entry("bot").outputs["deploymentId"]), { kind });
        rig.clock.advance(5 * 60_000);
        await succeeds(stack.destroy());
        const { made, gone } = servedBy(rig, cloud);
        assert.deepEqual([stack.entries.size, gone], [0, made]);
      },
      strict,
    );
  }
});

describe("destroy of a deployment on qianfan", () => {
  const cloud = deploymentCases.qianfan;
  const served = async ({ rig, stack }: Stage, block: Record<string, unknown> = {}): Promise<string> => {
    await succeeds(stack.up(cloud.program(await cloud.model(rig), {}, block)));
    return String(stack.entry("bot").outputs["deploymentId"]);
  };
  const statusOf = async ({ rig }: Stage, serviceId: string) =>
    ((await callElsewhere(rig, "DescribeService", { serviceId })) as { readonly runStatus: string }).runStatus;
  const removals = ({ rig }: Stage) =>
    effectsOf(rig).flatMap(({ effect }) => (/deactivated|released/.test(effect) ? [effect] : []));
  const inOrder = ["service.deactivated", "compute-unit.released"];

  scenario("takes it off, waits, and then gives back the compute unit that was bought with it", async (stage) => {
    const id = await served(stage);
    await succeeds(stage.stack.destroy());
    assert.equal(await statusOf(stage, id), "Stopped");
    assert.deepEqual(removals(stage), inOrder);
    assert.deepEqual(subjectsOf(stage.rig, "compute-unit.released"), subjectsOf(stage.rig, "compute-unit.bought"));
    assert.equal(subjectsOf(stage.rig, "compute-unit.bought").length, 1);
    assert.match(stage.rig.lines.at(-1) ?? "", /^info: deployment svco-\w+: service bot_\w+ is off and costs nothing/);
  });

  for (const call of ["DeactivateService", "ReleaseComputeUnit"]) {
    scenario(`goes on where the answer of ${call} is lost`, async (stage) => {
      const id = await served(stage);
      meet(stage.rig, call, loseAnswer);
      await succeeds(stage.stack.destroy());
      assert.equal(await statusOf(stage, id), "Stopped");
      assert.deepEqual(removals(stage), inOrder);
    });

    scenario(`that is killed after ${call} is ended by the next one, and does nothing twice`, async (stage) => {
      const id = await served(stage);
      meet(stage.rig, call, async (request, next) => {
        await next(request);
        stage.rig.intercept = () => Promise.reject(new Error("killed"));
        throw new Error("killed");
      });
      await stage.stack.killedDuring(() => stage.stack.destroy());
      assert.equal(stage.stack.entries.size, 1);
      stage.rig.intercept = (request, next) => next(request);
      await succeeds(stage.stack.destroy());
      assert.equal(await statusOf(stage, id), "Stopped");
      assert.deepEqual(removals(stage), inOrder);
    });
  }

  scenario("that the cloud says not to have carried out fails in its words, and gives no unit back", async (stage) => {
    const id = await served(stage);
    const result = { operation: false, message: "the service is being audited" };
    meet(stage.rig, "DeactivateService", answer(200, { requestId: "r", result }));
    await fails(
      stage.stack.destroy(),
      /DeactivateService: the cloud answered that it did nothing: the service is being/,
    );
    assert.deepEqual([stage.stack.entries.size, removals(stage), await statusOf(stage, id)], [1, [], "Serving"]);
    await succeeds(stage.stack.destroy());
    assert.deepEqual(removals(stage), inOrder);
  });

  scenario("of one that failed gives its unit back at once", async (stage) => {
    const id = await served(stage);
    stage.rig.emulator.decideDeployment(id, { kind: "fail" });
    await succeeds(stage.stack.destroy());
    assert.deepEqual(removals(stage), ["compute-unit.released"]);
  });

  const month = { reservationTimeUnit: "Month", reservationLength: 1 };
  const standing = { deploymentComputeUnitList: [{ instanceId: "unit-sample01", deploymentReplicasCount: 1 }] };
  const kept: Readonly<Record<string, readonly [Record<string, unknown>, RegExp]>> = {
    "on a unit that is prepaid": [
      { billing: { paymentTiming: "Prepaid", reservation: month } },
      /is off; its compute unit [0-9a-f]{32} stays and is paid on, because it is prepaid/,
    ],
    "on units that stood before it": [
      { resourceConfig: undefined, billing: undefined, deploymentConfig: standing },
      /is off; the compute units that it ran on were there before it, stay and are paid on/,
    ],
  };
  for (const [what, [block, line]] of Object.entries(kept)) {
    scenario(`${what} takes it off, releases nothing, and says what stays and where`, async (stage) => {
      const { rig, stack } = stage;
      const id = await served(stage, block);
      await succeeds(stack.destroy());
      assert.deepEqual([stack.entries.size, await statusOf(stage, id)], [0, "Stopped"]);
      assert.match(rig.lines.at(-1) ?? "", line);
      assert.match(rig.lines.at(-1) ?? "", /^warning: deployment svco-\w+: service bot_\w+ .*Qianfan console/);
      assert.deepEqual(subjectsOf(rig, "compute-unit.released"), []);
    });
  }

  scenario("that is paid by token takes it off", async (stage) => {
    const id = await served(stage, { billing: { paymentTiming: "Postpaid", chargeType: "Tokens" } });
    await succeeds(stage.stack.destroy());
    assert.deepEqual([stage.stack.entries.size, await statusOf(stage, id)], [0, "Stopped"]);
    assert.doesNotMatch(stage.rig.lines.join("\n"), /already gone/);
  });
});
