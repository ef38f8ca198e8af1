import { clouds as registry } from "../../provider/clouds";
import assert from "node:assert/strict";
import type { DeleteRule } from "../../provider/emulator";
import type { ShippedCloudName } from "../../provider/clouds/index";
import type { JobKey } from "../../provider/contract/keys";
import { parseResourceId } from "../../provider/lifecycle/job/resource-id";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { endedWith } from "./rig/ended-with";
import { openSessionOn } from "./rig/open-session-on";
import type { Clouds } from "./rig/start-clouds";
import type { Stories } from "./rig/stories";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

const blocks = { bailian, qianfan } as const;
const states = ["queued", "running", "succeeded", "failed", "cancelled", "vanished"] as const;
type State = (typeof states)[number];

/** Brings a job that was just submitted into a state. Each cloud trains one job of an account at a time. */
const reach: Readonly<Record<State, (clouds: Clouds, key: JobKey) => unknown>> = {
  queued: () => undefined,
  running: (clouds) => clouds.emulator.advance(180_000),
  succeeded: ({ emulator }, key) => emulator.decide(runOf(key), { kind: "finish" }),
  failed: ({ emulator }, key) => emulator.decide(runOf(key), { kind: "fail", code: "BadData", message: "bad rows" }),
  cancelled: (clouds, key) => openSessionOn(clouds, key.cloud).cancel(key),
  vanished: async (clouds, key) => {
    await openSessionOn(clouds, key.cloud).cancel(key);
    await openSessionOn(clouds, key.cloud).remove(key, { ownsJob: true });
  },
};

/** Whether a record is left on the cloud after destroy, by delete rule: what the rule answers 400 to stays. */
const keepsEnded: Readonly<Record<DeleteRule, boolean>> = { literal: true, terminal_only: false, strict: true };

/** One stack with a job in each state; the running one is the only one that is left to train. */
async function destroyAll(cloud: ShippedCloudName, deleteRule: DeleteRule): Promise<void> {
  // A record can vanish behind our back only where the cloud deletes ended jobs.
  const present = states.filter((state) => state !== "vanished" || !keepsEnded[deleteRule]);
  const jobs = Object.fromEntries(
    present.map((state) => [state, { [cloud]: blocks[cloud], waitForCompletion: false, triggers: state }]),
  );
  await withScene(
    jobProgram(jobs),
    async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const { jobs: exported } = await stack.state();
      const keys = new Map(present.map((state) => [state, keyOf(exported.get(state)?.id)]));
      // The running one last, since the time that it needs would move the queued one on, too.
      for (const state of [...present].reverse()) {
        const key = keys.get(state);
        if (key !== undefined && state !== "running") await reach[state](clouds, key);
      }
      await reach.running(clouds, { cloud, jobId: "" });

      const destroy = stack.destroy();
      await endedWith(0, destroy);
      assert.equal((await stack.state()).jobs.size, 0);
      assert.equal(clouds.runs().length, present.length, "destroy submits nothing");
      const session = openSessionOn(clouds, cloud);
      for (const [state, key] of keys) {
        const seen = await session.observe(key);
        assert.ok(!["queued", "running", "cancelling"].includes(seen?.status ?? "gone"), `${state}: ${seen?.status}`);
        const isKept = keepsEnded[deleteRule] && state !== "vanished";
        assert.equal(seen !== undefined, isKept, `${state}: ${seen === undefined ? "gone" : "kept"}`);
      }
      if (keepsEnded[deleteRule]) assert.match((await destroy).output, /keeps the record of job/);
    },
    { clouds: { deleteRule, speed: 60 } },
  );
}

function keyOf(id = ""): JobKey {
  const key = parseResourceId(registry, id);
  assert.ok(key, `\`${id}\` is no resource ID`);
  return key;
}

function runOf({ jobId, taskId }: JobKey): string {
  return taskId ?? jobId;
}

const rules = ["literal", "terminal_only", "strict"] as const satisfies readonly DeleteRule[];
const table: Stories = Object.fromEntries(
  (["bailian", "qianfan"] as const).flatMap((cloud) =>
    rules.map((rule) => [
      `clears a stack with a job in each state from ${cloud} under the delete rule ${rule}, and cancels what runs`,
      () => destroyAll(cloud, rule),
    ]),
  ),
);

stories("pulumi destroy on the real engine", table);
