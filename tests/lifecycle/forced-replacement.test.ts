import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { effectsOf, lastRun, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const impatient = { timeouts: { create: "3m" } };
const forced = { replacesOnInitError: true };

for (const cloud of clouds) {
  describe(`replaceOnChanges: ["#initerror"] on ${cloud.cloud}`, () => {
    scenario("trains a failed job anew", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ waitForCompletion: false })));
      rig.emulator.decide(lastRun(rig), { kind: "fail", code: "500000", message: "broken" });
      await fails(stack.up(cloud.program()), /failed/);
      await succeeds(stack.up(cloud.program(), forced));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
      assert.deepEqual(await succeeds(stack.up(cloud.program(), forced)), []);
    });

    scenario("ends a job that still runs before its successor is paid for", async ({ rig, stack }) => {
      await fails(stack.up(cloud.program(impatient)), /had not ended/);
      const steps = await succeeds(stack.up(cloud.program(), forced));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
      const order = effectsOf(rig).filter(({ effect }) => effect === "run.submitted" || effect === "run.cancelled");
      assert.deepEqual(
        order.map(({ effect }) => effect),
        ["run.submitted", "run.cancelled", "run.submitted"],
      );
    });
  });
}
