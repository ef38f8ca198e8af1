import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { answer, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const refusals = {
  bailian: {
    busy: answer(429, { code: "Throttling", message: "Too many fine-tune job in running, please retry later." }),
    full: answer(429, {
      code: "Throttling",
      message: "Only 20 fine-tune job in running or succeeded allowed per user.",
    }),
  },
  qianfan: {
    busy: answer(429, { requestId: "r", code: "TooManyRequests", message: "job training count over limit" }),
    full: answer(403, { requestId: "r", code: "OptInRequired", message: "the service is not open" }),
  },
};

for (const cloud of clouds) {
  describe(`quotas on ${cloud.cloud}`, () => {
    const { busy, full } = refusals[cloud.cloud];

    scenario("a submit refused for want of room waits in line, and says so", async ({ rig, stack }) => {
      meet(rig, cloud.calls.submit, busy, 3);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.ok(rig.statuses.some((status) => status.includes(`waiting for room on ${cloud.cloud}`)));
    });

    scenario("the line ends at the create timeout, with the cloud's words", async ({ rig, stack }) => {
      meet(rig, cloud.calls.submit, busy, Infinity);
      await fails(stack.up(cloud.program({ timeouts: { create: "5m" } })), /Too many|over limit/);
      assert.equal(stack.entries.size, 0);
      assert.equal(subjectsOf(rig, "run.submitted").length, 0);
    });

    scenario("a refusal for good fails at once and names the oldest finished jobs", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      rig.clock.advance(2 * 3_600_000);
      const id = String(stack.entry("bot").id);
      meet(rig, cloud.calls.submit, full, Infinity);
      const before = rig.clock.now();
      const text = await fails(stack.up(cloud.program({ triggers: 1 })), /oldest finished jobs/);
      assert.ok(text.includes(id) && text.includes("2h"), text);
      assert.ok(rig.clock.now() - before < 60_000);
    });

    scenario("submits of one process start one after the other", async ({ rig, stack }) => {
      const at: number[] = [];
      const submit = rig.intercept;
      rig.intercept = (request, next) => {
        if (rig.calls.at(-1) === cloud.calls.submit) at.push(rig.clock.now());
        return submit(request, next);
      };
      const { bot } = cloud.program({ waitForCompletion: false });
      const program = Object.fromEntries(["one", "two", "three"].map((name) => [name, bot ?? {}]));
      await succeeds(stack.up(program));
      assert.equal(at.length, 3);
      const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
      assert.ok(
        gaps.every((gap) => gap >= 200),
        gaps.join(),
      );
    });
  });
}
