import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { emptyList, loseAnswer, meet } from "./rig/faults";
import { effectsOf, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const minute = 60_000;
const later = { waitForCompletion: false };

for (const cloud of clouds) {
  describe(`replacing a job on ${cloud.cloud}`, () => {
    const { submit, cancel } = cloud.calls;

    for (const [what, block] of Object.entries(cloud.retraining)) {
      scenario(
        `trains anew for another ${what}; the finished job stays until its successor is there`,
        async (stage) => {
          const { rig, stack } = stage;
          await succeeds(stack.up(cloud.program()));
          const old = stack.entry("bot").id;
          rig.calls.length = 0;
          assert.deepEqual(await succeeds(stack.up(cloud.program({}, block))), ["create bot", "delete-replaced bot"]);
          assert.notEqual(stack.entry("bot").id, old);
          assert.ok(rig.calls.indexOf(submit) < rig.calls.indexOf(cloud.calls.remove));
          assert.ok(!rig.calls.includes(cancel));
          assert.equal(subjectsOf(rig, "run.submitted").length, 2);
          assert.deepEqual(await succeeds(stack.up(cloud.program({}, block))), []);
        },
      );
    }

    scenario("trains anew when triggers change, and only then", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ triggers: { data: "v1", code: [1, 2] } })));
      assert.deepEqual(await succeeds(stack.up(cloud.program({ triggers: { code: [1, 2], data: "v1" } }))), []);
      const steps = await succeeds(stack.up(cloud.program({ triggers: { data: "v2", code: [1, 2] } })));
      assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
    });

    scenario("ends a running job before its successor is submitted", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      rig.clock.advance(3 * minute);
      const steps = await succeeds(stack.up(cloud.program({ ...later, triggers: 2 })));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
      const runs = effectsOf(rig).filter(({ effect }) => effect === "run.submitted" || effect === "run.cancelled");
      assert.deepEqual(
        runs.map(({ effect }) => effect),
        ["run.submitted", "run.cancelled", "run.submitted"],
      );
      assert.equal(runs[0]?.subject, runs[1]?.subject);
    });

    scenario("asks the cloud, not the state, whether the job still runs", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      rig.clock.advance(60 * minute);
      const steps = await succeeds(stack.up(cloud.program({ ...later, triggers: 2 })));
      assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
    });

    scenario("is refused while a job runs that onDelete retains, with the way out", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ ...later, onDelete: "retain" })));
      rig.clock.advance(3 * minute);
      rig.calls.length = 0;
      await fails(
        stack.up(cloud.program({ ...later, onDelete: "retain", triggers: 2 })),
        /still running and `onDelete` is `retain`/,
        /Wait until it ends, set `onDelete: "cancel"`, or undo the change/,
      );
      assert.deepEqual(rig.calls, [cloud.calls.describe]);
      rig.clock.advance(60 * minute);
      await succeeds(stack.up(cloud.program({ ...later, onDelete: "retain", triggers: 2 })));
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
    });

    scenario("ends a running job that was to be retained once onDelete says cancel", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ ...later, onDelete: "retain" })));
      rig.clock.advance(3 * minute);
      await succeeds(stack.up(cloud.program({ ...later, onDelete: "cancel", triggers: 2 })));
      const [first, second] = subjectsOf(rig, "run.submitted");
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), [first]);
      assert.ok(stack.entry("bot").id.endsWith(second ?? "none"));
    });

    scenario("trains anew on the way back to arguments that were trained before", async ({ rig, stack }) => {
      const [a, b] = [cloud.program(), cloud.program({}, cloud.retraining["hyperparameter"])];
      const ids: string[] = [];
      for (const program of [a, b, a]) {
        await succeeds(stack.up(program));
        ids.push(stack.entry("bot").id);
      }
      assert.equal(new Set(ids).size, 3);
      assert.equal(subjectsOf(rig, "run.submitted").length, 3);
    });

    scenario("that was killed after the submit finds the successor instead of paying again", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const changed = cloud.program({ triggers: 2 });
      await stack.killedDuring(() => stack.up(cloud.program({ triggers: 2, timeouts: { create: "3m" } })));
      const [, successor = ""] = subjectsOf(rig, "run.submitted");
      assert.deepEqual(await succeeds(stack.up(changed)), ["create bot", "delete-replaced bot"]);
      assert.ok(stack.entry("bot").id.endsWith(successor));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
    });

    scenario("whose wait was cut short resumes, and only then deletes the old job", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await fails(stack.up(cloud.program({ triggers: 2, timeouts: { create: "3m" } })), /had not ended after/);
      assert.equal(stack.pendingDeletes.length, 1);
      rig.calls.length = 0;
      const steps = await succeeds(stack.up(cloud.program({ triggers: 2 })));
      assert.deepEqual(steps, ["update bot", "delete-replaced bot"]);
      assert.ok(!rig.calls.includes(submit) && !rig.calls.includes(cancel));
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
    });

    scenario("moves from one cloud to the other as any replacement", async ({ rig, stack }) => {
      const other = clouds.find((candidate) => candidate !== cloud) ?? cloud;
      await succeeds(stack.up(cloud.program(later)));
      rig.clock.advance(3 * minute);
      const steps = await succeeds(stack.up(other.program()));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
      assert.match(stack.entry("bot").id, other.idPattern);
      assert.equal(subjectsOf(rig, "run.cancelled").length, 1);
    });

    scenario("replaces a job of a failed replacement the same way again", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await fails(stack.up(cloud.program({ triggers: 2, timeouts: { create: "3m" } })), /had not ended/);
      const steps = await succeeds(stack.up(cloud.program({ triggers: 3 })));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot", "delete-replaced bot"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 3);
      assert.equal(subjectsOf(rig, "run.cancelled").length, 1);
      assert.deepEqual(stack.pendingDeletes, []);
    });
  });
}

describe("replacing a job on qianfan whose submit nobody could tell of", () => {
  scenario("ends its run before the successor is paid for", async ({ rig, stack }) => {
    const cloud = cloudCases.qianfan;
    meet(rig, "CreateFineTuningTask", loseAnswer);
    meet(rig, "DescribeFineTuningTasks", emptyList, 40);
    await fails(stack.up(cloud.program()), /no such job has appeared/);
    rig.intercept = (request, next) => next(request);
    await succeeds(stack.up(cloud.program({ triggers: 2 })));
    const order = effectsOf(rig).filter(({ effect }) => effect === "run.submitted" || effect === "run.cancelled");
    assert.deepEqual(
      order.map(({ effect }) => effect),
      ["run.submitted", "run.cancelled", "run.submitted"],
    );
  });
});
