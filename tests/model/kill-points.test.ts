import assert from "node:assert/strict";
import { clouds, type CloudCase } from "../lifecycle/clouds";
import { createRig } from "../lifecycle/rig/create-rig";
import { succeeds } from "../lifecycle/rig/expect";
import { subjectsOf } from "../lifecycle/rig/journal";
import { killAround } from "../lifecycle/rig/kill-around";
import { createStack, type Stack } from "../lifecycle/rig/stack";

/** Operations in which a kill may come, each after what makes it. */
const operations: Readonly<Record<string, readonly [(stack: Stack, cloud: CloudCase) => Promise<unknown>, number]>> = {
  "a first up": [async () => undefined, 1],
  "a replacement of a finished job": [(stack, cloud) => stack.up(cloud.program({ triggers: "old" })), 2],
  "a replacement of a running job": [
    (stack, cloud) => stack.up(cloud.program({ triggers: "old", waitForCompletion: false })),
    2,
  ],
};

for (const cloud of clouds) {
  describe(`a kill around any call on ${cloud.cloud}`, function () {
    this.timeout(0);
    const rig = createRig({ deleteRule: "terminal_only" });
    rig.pollIntervalMs = 300_000;
    after(() => rig.close());

    for (const [what, [prepare, paid]] of Object.entries(operations)) {
      for (const moment of ["before", "after"] as const) {
        const title = `of ${what}, ${moment} it takes effect: nothing is paid for twice, and destroy leaves nothing`;
        it(title, async () => {
          for (let call = 1, isKilled = true; isKilled; call += 1) {
            rig.emulator.reset();
            const stack = createStack(rig);
            await prepare(stack, cloud);
            const wasKilled = killAround(rig, call, moment);
            await stack.up(cloud.program());
            isKilled = wasKilled();
            rig.intercept = (request, next) => next(request);
            await succeeds(stack.up(cloud.program()));
            assert.equal(subjectsOf(rig, "run.submitted").length, paid, `call ${call}`);
            assert.equal(stack.entry("bot").outputs["status"], "succeeded");
            assert.ok(subjectsOf(rig, "model.created").length <= paid, `call ${call}`);
            await succeeds(stack.destroy());
            for (const [made, gone] of [
              ["run.submitted", "run.removed"],
              ["job.created", "job.deleted"],
            ] as const) {
              assert.deepEqual([...subjectsOf(rig, gone)].sort(), [...subjectsOf(rig, made)].sort(), `call ${call}`);
            }
          }
        });
      }
    }
  });
}
