import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { callName } from "./rig/call-name";
import type { Rig } from "./rig/create-rig";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenario, scenarioOf } from "./rig/scenario";
import { datasetKind } from "./rig/training-files";
import { versionCases, versionKind } from "./rig/version-cases";

/** As each surface says that the account asks too often. */
function throttled({ url }: Request): Response {
  const { pathname } = new URL(url);
  if (pathname.startsWith("/_bos/")) {
    const headers = { "x-bce-request-id": "r-1" };
    return new Response("<Error><Code>SlowDown</Code><Message>slow down</Message></Error>", { status: 503, headers });
  }
  const code = pathname.startsWith("/api/v1") ? "Throttling.RateQuota" : "TooManyRequests";
  return Response.json({ code, message: "Requests rate limit exceeded, please try again later." }, { status: 429 });
}

/** Lets every call be refused `times` times before it gets through. */
function throttleEach(rig: Rig, times: number): void {
  const refused = new Map<string, number>();
  rig.intercept = (request, next) => {
    const name = callName(request);
    const before = refused.get(name) ?? 0;
    refused.set(name, before + 1);
    return before < times ? Promise.resolve(throttled(request)) : next(request);
  };
}

for (const times of [1, 8]) {
  describe(`an account whose every call is refused ${times} × for its rate`, () => {
    for (const cloud of clouds) {
      scenario(`has its job on ${cloud.cloud} trained once, refreshed and destroyed`, async ({ rig, stack }) => {
        throttleEach(rig, times);
        await succeeds(stack.up(cloud.program()));
        assert.match(String(stack.entry("bot").outputs["finetunedOutput"]), cloud.modelPattern);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        throttleEach(rig, times);
        await succeeds(stack.refresh());
        await succeeds(stack.destroy());
      });

      scenario(`has its running job on ${cloud.cloud} cancelled`, async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program({ waitForCompletion: false })));
        rig.clock.advance(4 * 60_000);
        throttleEach(rig, times);
        await succeeds(stack.destroy());
        assert.equal(stack.entries.size, 0);
      });
    }

    for (const cloud of Object.values(datasetCases)) {
      const data = scenarioOf(datasetKind);
      data(`has its data on ${cloud.cloud} sent once, and removed`, async ({ rig, stack }) => {
        throttleEach(rig, times);
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(dataEffects(rig), cloud.made);
        throttleEach(rig, times);
        await succeeds(stack.destroy());
        assert.deepEqual(dataEffects(rig), [...cloud.made, ...cloud.removed]);
      });
    }

    for (const cloud of Object.values(deploymentCases)) {
      const serving = scenarioOf(deploymentKind);
      serving(`has its model on ${cloud.cloud} deployed once, and taken off`, async ({ rig, stack }) => {
        const model = await cloud.model(rig);
        throttleEach(rig, times);
        await succeeds(stack.up(cloud.program(model)));
        assert.equal(servedBy(rig, cloud).made.length, 1);
        assert.ok(rig.statuses.some((status) => status.startsWith(`waiting for room on ${cloud.cloud}: `)));
        throttleEach(rig, times);
        await succeeds(stack.destroy());
        assert.equal(servedBy(rig, cloud).gone.length, 1);
      });
    }

    for (const cloud of Object.values(versionCases)) {
      const publishing = scenarioOf(versionKind);
      publishing(`has a checkpoint on ${cloud.cloud} published once`, async ({ rig, stack }) => {
        const { id, steps } = await cloud.train(rig);
        const [first = 0] = steps;
        throttleEach(rig, times);
        await succeeds(stack.up({ model: { job: id, checkpoint: first } }));
        assert.equal(subjectsOf(rig, cloud.published).length, 1);
      });
    }
  });
}

describe("an account that is refused for good", () => {
  for (const cloud of Object.values(deploymentCases)) {
    scenarioOf(deploymentKind)(
      `has the deployment on ${cloud.cloud} end at its timeout, with the cloud's words`,
      async ({ rig, stack }) => {
        const model = await cloud.model(rig);
        throttleEach(rig, Infinity);
        const startedAt = rig.clock.now();
        await fails(stack.up(cloud.program(model, { timeouts: { create: "5m" } })), /rate limit exceeded/);
        assert.ok(rig.clock.now() - startedAt < 10 * 60_000);
        assert.deepEqual(servedBy(rig, cloud).made, []);
        assert.equal(stack.entries.size, 0);
      },
    );
  }
});
