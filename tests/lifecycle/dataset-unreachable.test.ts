import assert from "node:assert/strict";
import { callName } from "./rig/call-name";
import type { Rig } from "./rig/create-rig";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, meet } from "./rig/faults";
import { scenarioOf } from "./rig/scenario";
import { datasetKind } from "./rig/training-files";

const scenario = scenarioOf(datasetKind);
const noHost = () =>
  Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND cloud.invalid"), { code: "ENOTFOUND" }));

/** Meets every call whose name is wanted. */
function meetAll(rig: Rig, fault: Rig["intercept"], isWanted: (name: string) => boolean = () => true): void {
  rig.intercept = (request, next) => (isWanted(callName(request)) ? fault(request, next) : next(request));
}

const nowhere: readonly (readonly [name: string, fault: Rig["intercept"], says: RegExp])[] = [
  ["a host that does not exist", noHost, /cannot be reached \(ENOTFOUND/],
  ["a sign-in page", answer(200, "<html>sign in</html>"), /HTML/],
  ["a page that refuses", answer(403, "<!doctype html><p>blocked"), /an HTML page/],
  ["a gateway without anything behind it", answer(502, "<html>Bad Gateway</html>"), /HTTP 502/],
];

for (const cloud of Object.values(datasetCases)) {
  describe(`training data on ${cloud.cloud}, of which nothing was sent`, () => {
    for (const [name, fault, says] of nowhere) {
      scenario(`ends within seconds at ${name}, and the next up makes it`, async ({ rig, stack }) => {
        meetAll(rig, fault);
        const startedAt = rig.clock.now();
        await fails(stack.up(cloud.program()), says);
        assert.ok(rig.clock.now() - startedAt < 30_000, `${rig.clock.now() - startedAt} ms`);
        assert.equal(stack.entries.size, 0);
        meetAll(rig, (request, next) => next(request));
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(dataEffects(rig), cloud.made);
      });
    }
  });

  describe(`training data on ${cloud.cloud}, of which something was sent`, () => {
    scenario("is waited for while the network is away", async ({ rig, stack }) => {
      meet(rig, cloud.send, async (request, next) => {
        const response = await next(request);
        const until = rig.clock.now() + 20 * 60_000;
        const before = rig.intercept;
        meetAll(rig, (later, passed) => (rig.clock.now() < until ? noHost() : before(later, passed)));
        return response;
      });
      await succeeds(stack.up(cloud.program()));
      assert.deepEqual(dataEffects(rig), cloud.made);
    });
  });
}

describe("training data on qianfan whose object storage is nowhere", () => {
  scenario("ends within seconds", async ({ rig, stack }) => {
    meetAll(rig, noHost, (name) => name.includes("/_bos/"));
    const startedAt = rig.clock.now();
    await fails(stack.up(datasetCases.qianfan.program()), /HeadObject: .* cannot be reached/);
    assert.ok(rig.clock.now() - startedAt < 30_000);
    assert.deepEqual(dataEffects(rig), []);
  });
});

describe("an upload to bailian whose answer can never be read", () => {
  const cloud = datasetCases.bailian;
  const namesNothing = { request_id: "r-1", data: { uploaded_files: [], failed_uploads: [] } };

  scenario("is found in the list, and not sent again", async ({ rig, stack }) => {
    meet(rig, cloud.send, async (request, next) => {
      await next(request);
      return Response.json(namesNothing);
    });
    await succeeds(stack.up(cloud.program()));
    assert.deepEqual(dataEffects(rig), cloud.made);
  });

  scenario("is looked for once, and not for hours", async ({ rig, stack }) => {
    const swallow: Rig["intercept"] = async (request) => {
      await request.arrayBuffer();
      return Response.json(namesNothing);
    };
    meet(rig, cloud.send, swallow, Infinity);
    await fails(stack.up(cloud.program()), /names no uploaded file/);
    assert.equal(rig.calls.filter((call) => call === cloud.send).length, 2);
  });
});
