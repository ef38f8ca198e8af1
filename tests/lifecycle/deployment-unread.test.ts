import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { meet, rewrite } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";

const scenario = scenarioOf(deploymentKind);

/** Puts an item into a list that is empty or not. */
const withItem = (list: string, item: object) =>
  rewrite(new RegExp(`"${list}":\\[`), `"${list}":[${JSON.stringify(item)},`);
/** The same where that leaves a comma behind. */
const intoEmpty = (list: string, item: object) =>
  rewrite(new RegExp(`"${list}":\\[\\]`), `"${list}":[${JSON.stringify(item)}]`);

const unread = {
  bailian: { list: "deployments", ours: { name: "Blue", status: 7 }, other: { name: "Red", deployed_model: {} } },
  qianfan: { list: "serviceList", ours: { name: "blue_service" }, other: { name: "red_service", serviceId: {} } },
} as const;

for (const cloud of Object.values(deploymentCases)) {
  const { list, ours, other } = unread[cloud.cloud];

  describe(`a deployment on ${cloud.cloud} that cannot be read`, () => {
    for (const [what, item] of [
      ["has our name", ours],
      ["has no name", { novelty: 1 }],
    ] as const) {
      scenario(`and ${what} keeps a second one from being paid beside it`, async ({ rig, stack }) => {
        const model = await cloud.model(rig);
        meet(rig, cloud.calls.list, intoEmpty(list, item), Infinity);
        await fails(stack.up(cloud.program(model, {}, cloud.names)), /cannot be read, and it may be/, /console/);
        assert.deepEqual(servedBy(rig, cloud).made, []);
      });
    }

    scenario("and is somebody else's hides no other and blocks nobody", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      meet(rig, cloud.calls.list, intoEmpty(list, other), Infinity);
      await succeeds(stack.up(cloud.program(model, {}, cloud.names)));
      assert.equal(servedBy(rig, cloud).made.length, 1);
      rig.intercept = (request, next) => next(request);
      meet(rig, cloud.calls.list, withItem(list, other), Infinity);
      stack.entries.clear();
      await succeeds(stack.up(cloud.program(model, {}, cloud.names)));
      assert.equal(servedBy(rig, cloud).made.length, 1, "the one that stands was found");
    });
  });
}

describe("a compute unit of a service on qianfan that cannot be read", () => {
  const cloud = deploymentCases.qianfan;

  scenario("is given back by the ID that the create told", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    meet(rig, "DescribeComputeUnits", rewrite(/"instanceId":"\w+",/, ""), Infinity);
    await succeeds(stack.destroy());
    assert.equal(subjectsOf(rig, "compute-unit.released").length, 1);
  });

  scenario("and is another one is told to stay, perhaps at a price", async ({ rig, stack }) => {
    const model = await cloud.model(rig);
    await succeeds(stack.up(cloud.program(model)));
    meet(rig, "DescribeComputeUnits", rewrite(/"instances":\[/, '"instances":[{"status":"Running"},'), Infinity);
    await succeeds(stack.destroy());
    assert.equal(subjectsOf(rig, "compute-unit.released").length, 1);
    assert.match(rig.lines.at(-1) ?? "", /a compute unit of it cannot be read, so that it may stay and be paid on/);
  });
});
