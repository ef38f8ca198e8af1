import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { lastRun } from "./rig/journal";
import { listening } from "./rig/listening";
import { scenario } from "./rig/scenario";

const minute = 60_000;
const later = { waitForCompletion: false };
const failure = { kind: "fail", code: "510102", message: "row 17 has no assistant turn" } as const;

for (const cloud of clouds) {
  describe(`notices of a job on ${cloud.cloud}`, () => {
    scenario("tell that it has started and ended, once, and with what it came to", async ({ rig, stack }) => {
      await listening(rig, async ({ heard, news }) => {
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(news(), ["started", "ended"]);
        const { outputs, id } = stack.entry("bot");
        const data = heard()[1]?.data ?? {};
        assert.equal(data["id"], id);
        assert.equal(data["status"], "succeeded");
        assert.equal(data["model"], outputs["finetunedOutput"]);
        assert.equal(data["trainedTokens"], outputs["trainedTokens"]);
        assert.match(String(data["urn"]), /::bot$/);
        await succeeds(stack.up(cloud.program()));
        await succeeds(stack.refresh());
        assert.deepEqual(news(), []);
      });
    });

    scenario("tell why it has failed, and not again with each up", async ({ rig, stack }) => {
      await listening(rig, async ({ heard, news }) => {
        await succeeds(stack.up(cloud.program(later)));
        rig.clock.advance(3 * minute);
        rig.emulator.decide(lastRun(rig), failure);
        await fails(stack.up(cloud.program()), /failed/);
        assert.deepEqual(news(), ["started", "failed"]);
        assert.match(String(heard()[1]?.data["reason"]), /row 17 has no assistant turn/);
        await fails(stack.up(cloud.program()), /failed/);
        await succeeds(stack.refresh());
        assert.deepEqual(news(), []);
      });
    });

    scenario("of which nobody waits for the end come with the refresh that sees it", async ({ rig, stack }) => {
      await listening(rig, async ({ news, moveToOtherMachine }) => {
        await succeeds(stack.up(cloud.program(later)));
        assert.deepEqual(news(), ["started"]);
        await succeeds(stack.refresh());
        rig.clock.advance(60 * minute);
        await succeeds(stack.refresh());
        assert.deepEqual(news(), ["ended"]);
        // What the state holds is known everywhere.
        moveToOtherMachine();
        await succeeds(stack.refresh());
        await succeeds(stack.up(cloud.program(later)));
        await succeeds(stack.destroy());
        assert.deepEqual(news(), []);
      });
    });

    scenario("are sent once although the state of the first time was lost", async ({ rig, stack }) => {
      await listening(rig, async ({ heard, news, moveToOtherMachine }) => {
        await stack.killedDuring(() => stack.up(cloud.program()));
        assert.deepEqual(news(), ["started", "ended"]);
        await stack.killedDuring(() => stack.up(cloud.program()));
        assert.deepEqual(news(), []);
        moveToOtherMachine();
        await succeeds(stack.up(cloud.program()));
        // On a machine that knows nothing of the first time one more comes, by which its ID tells what it is.
        assert.deepEqual(news(), ["ended"]);
        assert.equal(heard()[2]?.id, heard()[1]?.id);
      });
    });

    scenario("tell, once, that it takes longer than was wanted", async ({ rig, stack }) => {
      await listening(
        rig,
        async ({ heard, news }) => {
          await succeeds(stack.up(cloud.program()));
          assert.deepEqual(news(), ["waiting", "ended"]);
          assert.equal(heard()[0]?.data["waited"], "more than 2m 00s");
        },
        { more: { events: ["ended"], waitingLongerThan: "2m" } },
      );
    });

    scenario("that could not be delivered are told with the next look", async ({ rig, stack }) => {
      const broken = { status: 503 };
      await listening(
        rig,
        async ({ news }) => {
          await succeeds(stack.up(cloud.program()));
          assert.deepEqual(news(), ["ended", "ended"]);
          const [warning, ...others] = rig.lines.filter((line) => line.startsWith("warning"));
          assert.deepEqual(others, []);
          assert.match(warning ?? "", /^warning: webhook [0-9a-f]{8} was not told of the event ended: HTTP 503/);
          assert.match(warning ?? "", /the next command that looks at this tries again/);
          await succeeds(stack.refresh());
          assert.deepEqual(news(), ["ended"]);
          await succeeds(stack.refresh());
          assert.deepEqual(news(), []);
        },
        { steps: [broken, broken, { text: "ok" }], more: { events: ["ended"] } },
      );
    });

    scenario("that are refused are a warning on the row, and fail nothing", async ({ rig, stack }) => {
      await listening(
        rig,
        async ({ news }) => {
          await succeeds(stack.up(cloud.program()));
          assert.equal(rig.lines.filter((line) => /^warning: webhook .* HTTP 410: gone/.test(line)).length, 2);
          assert.ok(!rig.lines.join("\n").includes("T0KEN"));
          assert.deepEqual(news(), ["started", "ended"]);
          await succeeds(stack.refresh());
          assert.deepEqual(news(), []);
        },
        { steps: [{ status: 410, text: "gone" }] },
      );
    });

    scenario("go to whom the job's own argument names, with nothing of them in the state", async ({ rig, stack }) => {
      await listening(rig, async ({ news, heard }) => {
        const notify = [{ webhook: { url: "env:HOOK", secret: "env:HOOK_SECRET" }, events: ["ended"] }];
        await succeeds(stack.up(cloud.program({ notify })));
        assert.deepEqual(
          heard().map(({ type }) => type),
          ["ended"],
        );
        assert.ok(!JSON.stringify([...stack.entries]).includes("SEC-own"));
        assert.deepEqual(await succeeds(stack.up(cloud.program({ notify: [] }))), ["update bot"]);
        assert.deepEqual(news(), ["ended"]);
      });
    });

    scenario("of its own with an address among its arguments are refused, unrepeated", async ({ rig, stack }) => {
      const notify = [{ slack: { url: "https://hooks.slack.com/services/T0KEN" } }];
      const text = await fails(stack.up(cloud.program({ notify })), /notify\[0\]\.slack\.url takes `env:NAME`/);
      assert.ok(!text.includes("T0KEN"));
      assert.deepEqual(rig.calls, []);
      assert.ok(!(await fails(stack.up(cloud.program({ notify: "T0KEN" })), /notify takes a list/)).includes("T0KEN"));
    });

    scenario("do not come for what has ended before anybody wanted to know", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await listening(rig, async ({ news }) => {
        await succeeds(stack.refresh());
        await succeeds(stack.up(cloud.program({ onDelete: "retain" })));
        assert.deepEqual(news(), []);
      });
    });

    scenario("keep nobody waiting", async ({ rig, stack }) => {
      await listening(
        rig,
        async () => {
          const startedAt = Date.now();
          await succeeds(stack.up(cloud.program()));
          assert.ok(Date.now() - startedAt < 8_000, `${Date.now() - startedAt} ms`);
        },
        { steps: [() => undefined] },
      );
    });
  });
}
