import assert from "node:assert/strict";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, meet } from "./rig/faults";
import { effectsOf, subjectsOf } from "./rig/journal";
import { callElsewhere } from "./rig/other-user";
import { scenarioOf } from "./rig/scenario";

const scenario = scenarioOf(deploymentKind);
const day = 24 * 3_600_000;
const postpaid = (releaseTime?: string) => ({
  billing: { paymentTiming: "Postpaid", ...(releaseTime === undefined ? {} : { releaseTime }) },
});
const [soon, later, latest] = ["2026-03-03T08:00:00+08:00", "2026-03-05T00:00:00Z", "2026-04-01T00:00:00Z"];
const instant = (text: unknown) => new Date(String(text)).toISOString();

describe("the time of release of a deployment on qianfan", () => {
  const cloud = deploymentCases.qianfan;

  scenario("is set with the deployment, shown, and ends what it costs at that time", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model, {}, postpaid(soon))));
    assert.equal(instant(stack.entry("bot").outputs["releaseAt"]), "2026-03-03T00:00:00.000Z");
    assert.deepEqual(await succeeds(stack.up(cloud.program(model, {}, postpaid(soon)))), []);
    assert.ok(!rig.calls.includes("AutoReleaseComputeUnit"), "the create took it");
    rig.clock.advance(3 * day);
    await succeeds(stack.refresh());
    const { outputs } = stack.entry("bot");
    assert.deepEqual([outputs["status"], instant(outputs["releaseAt"])], ["stopped", "2026-03-03T00:00:00.000Z"]);
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "compute-unit.released"), [], "it gave itself back");
  });

  scenario("is changed, left alone and taken away in place", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    const { id } = stack.entry("bot");
    assert.equal(stack.entry("bot").outputs["releaseAt"], undefined);
    const wide = { resourceConfig: { type: "GPU-1-1", replicasCount: 3 } };
    for (const [block, seen] of [
      [postpaid(soon), "2026-03-03T00:00:00.000Z"],
      [postpaid(later), "2026-03-05T00:00:00.000Z"],
      // A program that says nothing of it leaves what is set.
      [{ ...postpaid(), ...wide }, "2026-03-05T00:00:00.000Z"],
    ] as const) {
      assert.deepEqual(await succeeds(stack.up(cloud.program(model, {}, block))), ["update bot"]);
      assert.equal(instant(stack.entry("bot").outputs["releaseAt"]), seen);
    }
    await succeeds(stack.up(cloud.program(model, {}, { ...postpaid("never"), ...wide })));
    assert.equal(stack.entry("bot").outputs["releaseAt"], undefined);
    rig.clock.advance(10 * day);
    await succeeds(stack.refresh());
    const { id: now, outputs } = stack.entry("bot");
    assert.deepEqual([now, outputs["status"]], [id, "running"]);
  });

  scenario("that the create did not take is set before the up ends", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    const pass = rig.intercept;
    rig.intercept = async (request, next) => {
      if (!request.url.includes("CreateService")) return pass(request, next);
      const { billing, ...body } = (await request.json()) as { billing: object };
      const without = JSON.stringify({ ...body, billing: { ...billing, releaseTime: undefined } });
      return next(new Request(request.url, { method: "POST", headers: request.headers, body: without }));
    };
    await succeeds(stack.up(cloud.program(model, {}, postpaid(soon))));
    assert.equal(instant(stack.entry("bot").outputs["releaseAt"]), "2026-03-03T00:00:00.000Z");
    assert.equal(subjectsOf(rig, "compute-unit.timed").length, 1);
  });

  scenario(
    "that the cloud refuses to set fails the up, keeps the deployment, and is asked for again",
    async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      meet(rig, "AutoReleaseComputeUnit", answer(200, { requestId: "r", result: false }));
      await fails(
        stack.up(cloud.program(model, {}, postpaid(soon))),
        /AutoReleaseComputeUnit: the cloud answered that it/,
      );
      assert.equal(stack.entry("bot").outputs["status"], "running");
      await succeeds(stack.up(cloud.program(model, {}, postpaid(soon))));
      assert.equal(instant(stack.entry("bot").outputs["releaseAt"]), "2026-03-03T00:00:00.000Z");
    },
  );

  scenario("that has passed is told, and a later one deploys anew", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model, {}, postpaid(soon))));
    rig.clock.advance(3 * day);
    await succeeds(stack.refresh());
    await fails(stack.up(cloud.program(model, {}, postpaid(soon))), /was to be given back at/, /Give it a later time/);
    await succeeds(stack.up(cloud.program(model, {}, postpaid(latest))));
    const { outputs } = stack.entry("bot");
    assert.deepEqual([outputs["status"], instant(outputs["releaseAt"])], ["running", "2026-04-01T00:00:00.000Z"]);
    assert.equal(effectsOf(rig).filter(({ effect }) => effect === "service.created").length, 2);
  });

  scenario("that is not told where units are hidden is no reason to fail", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    meet(rig, "DescribeComputeUnits", answer(403, { requestId: "r", code: "AccessDenied", message: "no" }), Infinity);
    await succeeds(stack.up(cloud.program(model)));
    const { deploymentId: serviceId, releaseAt, status } = stack.entry("bot").outputs;
    assert.deepEqual([status, releaseAt], ["running", undefined]);
    assert.equal(
      ((await callElsewhere(rig, "DescribeService", { serviceId })) as { runStatus: string }).runStatus,
      "Serving",
    );
  });
});
