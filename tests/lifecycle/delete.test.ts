import assert from "node:assert/strict";
import type { DeleteRule } from "../../provider/emulator/emulator-options";
import { clouds, type CloudCase } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { after, answer, meet } from "./rig/faults";
import { lastRun, subjectsOf } from "./rig/journal";
import { cancelElsewhere, removeElsewhere } from "./rig/other-user";
import { scenario, type Stage } from "./rig/scenario";

const minute = 60_000;
const second = 1_000;
const later = { waitForCompletion: false };
const rules: readonly DeleteRule[] = ["literal", "terminal_only", "strict"];

/** A state in which destroy meets a job: how it gets there, and how often destroy must ask to cancel. */
interface Case {
  reach(stage: Stage): unknown;
  readonly cancels: number;
}

const failure = { kind: "fail", code: "500000", message: "broken" } as const;
const states: Readonly<Record<string, Case>> = {
  queued: { reach: ({ rig }) => rig.clock.advance(5 * second), cancels: 1 },
  running: { reach: ({ rig }) => rig.clock.advance(3 * minute), cancels: 1 },
  cancelling: {
    reach: async ({ rig }) => {
      rig.clock.advance(3 * minute);
      await cancelElsewhere(rig);
    },
    cancels: 1,
  },
  succeeded: { reach: ({ rig }) => rig.clock.advance(60 * minute), cancels: 0 },
  failed: { reach: ({ rig }) => rig.emulator.decide(lastRun(rig), failure), cancels: 0 },
  cancelled: {
    reach: async ({ rig }) => {
      rig.clock.advance(3 * minute);
      await cancelElsewhere(rig);
      rig.clock.advance(minute);
    },
    cancels: 1,
  },
};

function ended(cloud: CloudCase, rule: DeleteRule): RegExp {
  if (rule === "terminal_only") return /info: deleted the record of job .*; models it produced stay/;
  return new RegExp(`info: ${cloud.cloud} keeps the record of job .*UnsupportedOperation`);
}

for (const cloud of clouds) {
  const { cancel, remove, describe: describeCall } = cloud.calls;

  for (const rule of rules) {
    describe(`destroy on ${cloud.cloud} under the delete rule ${rule}`, () => {
      for (const [state, { reach, cancels }] of Object.entries(states)) {
        scenario(
          `succeeds for a job that is ${state}, and leaves nothing running`,
          async (stage) => {
            const { rig, stack } = stage;
            await succeeds(stack.up(cloud.program(later)));
            await reach(stage);
            rig.calls.length = 0;
            await succeeds(stack.destroy());
            assert.equal(stack.entries.size, 0);
            assert.equal(rig.calls[0], describeCall, "decides from a fresh look");
            assert.equal(subjectsOf(rig, "run.cancelled").length, cancels);
            assert.match(rig.lines.at(-1) ?? "", ended(cloud, rule));
            const isRemoved = rule === "terminal_only";
            assert.equal(subjectsOf(rig, "run.removed").length, isRemoved ? 1 : 0);
            if (cloud.cloud === "qianfan") assert.equal(subjectsOf(rig, "job.deleted").length, isRemoved ? 1 : 0);
            assert.ok(!rig.calls.includes(cancel) || rig.calls.indexOf(cancel) < rig.calls.indexOf(remove));
          },
          { deleteRule: rule },
        );
      }
    });
  }

  describe(`destroy on ${cloud.cloud} with the simulated clouds as they come`, () => {
    // The seed [000] is Bailian's page alone; Qianfan's name no condition.
    const isLetGo = cloud.cloud === "qianfan";
    for (const [state, { reach, cancels }] of Object.entries(states)) {
      scenario(`succeeds for a job that is ${state}, whatever the cloud lets go of`, async (stage) => {
        const { rig, stack } = stage;
        await succeeds(stack.up(cloud.program(later)));
        await reach(stage);
        await succeeds(stack.destroy());
        assert.equal(stack.entries.size, 0);
        assert.equal(subjectsOf(rig, "run.cancelled").length, cancels);
        assert.equal(subjectsOf(rig, "run.removed").length, isLetGo ? 1 : 0);
        assert.match(rig.lines.at(-1) ?? "", ended(cloud, isLetGo ? "terminal_only" : "literal"));
      });
    }
  });

  if (cloud.cloud === "qianfan") {
    describe("what a cloud lets go of", () => {
      for (const taskDeleteRule of rules) {
        scenario(
          `is not what a lifecycle hangs on: under ${taskDeleteRule} a job is trained, replaced, trained and destroyed`,
          async ({ rig, stack }) => {
            await succeeds(stack.up(cloud.program({ triggers: "one" })));
            await succeeds(stack.up(cloud.program({ triggers: "two" })));
            assert.equal(stack.entry("bot").outputs["status"], "succeeded");
            await succeeds(stack.destroy());
            assert.equal(stack.entries.size, 0);
            assert.equal(subjectsOf(rig, "run.submitted").length, 2);
            assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
            assert.equal(subjectsOf(rig, "run.removed").length > 0, taskDeleteRule === "terminal_only");
          },
          { taskDeleteRule },
        );
      }
    });
  }

  describe(`destroy on ${cloud.cloud}`, () => {
    scenario(
      "of a job that somebody has removed is done at once",
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program(later)));
        await removeElsewhere(rig);
        rig.calls.length = 0;
        await succeeds(stack.destroy());
        // One describe, the list that proves it, and the container that would be left.
        assert.equal(rig.calls[0], describeCall);
        assert.ok(
          rig.calls
            .slice(1)
            .every((call) => /^GET \/fine-tunes$|^(Describe|Delete)FineTuning(Jobs?|Tasks)$/.test(call)),
        );
        assert.equal(stack.entries.size, 0);
      },
      { taskDeleteRule: "literal" },
    );

    scenario(
      "of a job that somebody has removed leaves no empty container",
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program(later)));
        await removeElsewhere(rig);
        await succeeds(stack.destroy());
        if (cloud.cloud === "qianfan") assert.deepEqual(subjectsOf(rig, "job.deleted"), subjectsOf(rig, "job.created"));
        assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
      },
      { taskDeleteRule: "literal" },
    );

    scenario("lets a running job go on that onDelete retains, and says so", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ ...later, onDelete: "retain" })));
      rig.clock.advance(3 * minute);
      rig.calls.length = 0;
      await succeeds(stack.destroy());
      assert.deepEqual(rig.calls, [describeCall]);
      assert.match(rig.lines.at(-1) ?? "", /^warning: job .* is running and goes on: `onDelete` is `retain`/);
    });

    scenario("whose cancel loses the race against the end is a success", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      rig.clock.advance(3 * minute);
      meet(
        rig,
        cancel,
        after(() => rig.emulator.decide(lastRun(rig), { kind: "finish" })),
      );
      await succeeds(stack.destroy());
      assert.equal(stack.entries.size, 0);
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
    });

    scenario("whose cancel takes too long keeps the job and says what to do", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ ...later, timeouts: { delete: "2m" } })));
      rig.clock.advance(3 * minute);
      const running = await describedNow(cloud, stack.entry("bot").outputs, rig.emulator.fetch);
      meet(rig, describeCall, answer(200, running), Infinity);
      const started = rig.clock.now();
      await fails(stack.destroy(), /was asked to cancel and had not ended after/, /Run `pulumi destroy` again/);
      assert.ok(rig.clock.now() - started <= 2 * minute);
      assert.equal(stack.entries.size, 1);
      rig.intercept = (request, next) => next(request);
      await succeeds(stack.destroy());
      assert.equal(subjectsOf(rig, "run.cancelled").length, 1);
    });

    scenario("refused for want of rights fails and keeps the job", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      meet(rig, remove, answer(403, { code: "AccessDenied", message: "no" }));
      await fails(stack.destroy(), /AccessDenied/);
      assert.equal(stack.entries.size, 1);
    });
  });
}

/** The cloud's answer to a describe, for a cloud that stands still. */
async function describedNow(
  { cloud }: CloudCase,
  { jobId, taskId }: Readonly<Record<string, unknown>>,
  fetch: (request: Request) => Promise<Response>,
): Promise<string> {
  const request =
    cloud === "bailian"
      ? new Request(`http://x.invalid/api/v1/fine-tunes/${String(jobId)}`)
      : new Request("http://x.invalid/v2/finetuning?Action=DescribeFineTuningTask", {
          method: "POST",
          body: JSON.stringify({ taskId }),
        });
  return (await fetch(request)).text();
}
