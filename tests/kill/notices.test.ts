import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endedWith } from "../engine/rig/ended-with";
import { frontEnds, writeProject, type FrontEnd } from "../engine/rig/front-ends";
import { bailian } from "../engine/rig/job-program";
import { stories } from "../engine/rig/stories";
import { withScene } from "../engine/rig/with-scene";
import { noticesOf } from "../notices/rig/simulated-notices";
import { openGate, type Side } from "./rig/gate";
import { killAt } from "./rig/kill-at";

/** Kills the provider around the message that the job has ended, and recovers; gives what arrived, as event IDs. */
async function toldAfterKill(front: FrontEnd, side: Side): Promise<readonly unknown[]> {
  let arrived: readonly unknown[] = [];
  const program = frontEnds[front]({ bailian });
  await withScene(
    program,
    async ({ clouds, stack }) => {
      writeProject(stack);
      const gate = await openGate(clouds.url);
      const { url, secret = "" } = (await noticesOf(clouds.url)).robots.webhook;
      const address = new URL(new URL(url).pathname, gate.url);
      try {
        const set = (path: string, value: string, flag: string) =>
          endedWith(0, stack.pulumi("config", "set", "--path", flag, `finetune:notify[0].webhook.${path}`, value));
        await set("url", address.href, "--secret");
        await set("secret", "env:HOOK_SECRET", "--plaintext");
        stack.environment = { ...stack.environment, HOOK_SECRET: secret };
        const at = { operation: `POST ${address.pathname}`, side };
        await killAt(gate, { at, killer: "kill -9 of the provider", start: () => stack.startUp() });
        await stack.pulumi("cancel", "--yes");
        await endedWith(0, stack.up());
        await endedWith(0, stack.refresh());
        const { notices } = await noticesOf(clouds.url);
        assert.deepEqual([...new Set(notices.map(({ refusal }) => refusal))], [undefined]);
        assert.deepEqual([...new Set(notices.map(({ body }) => body["type"]))], ["ended"]);
        arrived = notices.map(({ body }) => body["id"]);
        const kept =
          JSON.stringify((await stack.state()).jobs.get("bot")) +
          readFileSync(join(stack.folder, "Pulumi.dev.yaml"), "utf8");
        for (const hidden of [secret, address.pathname]) assert.ok(!kept.includes(hidden), `${hidden} is kept`);
      } finally {
        await gate.close();
      }
    },
    { clouds: { speed: 1_200 } },
  );
  return arrived;
}

stories("a notice survives", {
  "kill -9 before it is sent: exactly one arrives": async () => {
    assert.equal((await toldAfterKill("dynamic", "before")).length, 1);
  },
  "kill -9 before its answer, under the plugin: at most one more arrives, with the same ID": async () => {
    const arrived = await toldAfterKill("plugin", "after");
    assert.equal(arrived.length, 2);
    assert.equal(new Set(arrived).size, 1);
  },
});
