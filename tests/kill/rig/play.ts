import assert from "node:assert/strict";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import { endedWith } from "../../engine/rig/ended-with";
import { eventually } from "../../engine/rig/eventually";
import { frontEnds, writeProject, type FrontEnd } from "../../engine/rig/front-ends";
import { bailian, qianfan } from "../../engine/rig/job-program";
import { withScene, type Scene } from "../../engine/rig/with-scene";
import type { Boundary } from "./boundaries";
import { openGate } from "./gate";
import { killAt, type Kill } from "./kill-at";
import type { KillerName } from "./killers";
import { nothingLeft } from "./nothing-left";

const blocks = { bailian: { bailian }, qianfan: { qianfan } };
const quickSpeed = 1_200;

/** Which front end declares the job until the kill, and which one recovers. */
export interface Fronts {
  readonly killed: FrontEnd;
  readonly recovers: FrontEnd;
}

/** Kills at a boundary, recovers as the documentation says, and checks that nothing was lost or paid twice. */
export async function play(
  cloud: ShippedCloudName,
  boundary: Boundary,
  killer: KillerName,
  { killed, recovers }: Fronts,
): Promise<void> {
  const program = (front: FrontEnd, more: object = {}) => frontEnds[front]({ ...blocks[cloud], ...more });
  const intended = boundary.command === "retrain" ? { triggers: "again" } : {};
  await withScene(
    program(killed, { waitForCompletion: boundary.before !== "running" }),
    async (scene) => {
      writeProject(scene.stack);
      const gate = await openGate(scene.clouds.url);
      scene.stack.environment = { ...scene.stack.environment, FINETUNE_ENDPOINT: gate.url };
      try {
        await prepare(scene, boundary);
        scene.stack.write(program(killed, intended));
        await killAt(gate, killOf(scene, cloud, boundary, killer));
        scene.clouds.emulator.setSpeed(quickSpeed);
        scene.stack.write(program(recovers, intended));
        await recover(scene, boundary);
      } finally {
        await gate.close();
      }
    },
    { clouds: { speed: quickSpeed } },
  );
}

/** Brings the stack to where the boundary begins. */
async function prepare({ clouds, stack }: Scene, { before, job }: Boundary): Promise<void> {
  if (before === "running") clouds.emulator.setSpeed(0);
  if (before !== "nothing") await endedWith(0, stack.up());
  if (before === "running" || job !== undefined) clouds.emulator.setSpeed(0);
  if (before === "running") clouds.emulator.advance(180_000);
}

function killOf(
  { clouds: { emulator, runs }, stack }: Scene,
  cloud: ShippedCloudName,
  { at, command, job }: Boundary,
  killer: KillerName,
): Kill {
  return {
    at: at[cloud],
    killer,
    start: () => (command === "destroy" ? stack.startDestroy() : stack.startUp()),
    meanwhile: async () => {
      if (job !== "running") return;
      await eventually("the job is submitted", () => runs().length > 0);
      emulator.advance(180_000);
    },
    held: () => {
      // A lost answer is no end of the run, so the training may go on.
      if (killer === "a lost answer") emulator.setSpeed(quickSpeed);
    },
  };
}

/** The documented recovery: release the lock, `up` before `destroy`, then everything goes. */
async function recover({ clouds, stack }: Scene, { intended, command }: Boundary): Promise<void> {
  await stack.pulumi("cancel", "--yes");
  if (command !== "destroy") {
    await endedWith(0, stack.up());
    const { jobs } = await stack.state();
    const job = jobs.get("bot");
    assert.equal(job?.outputs["status"], "succeeded");
    assert.ok(clouds.runs().includes(String(job.outputs["taskId"] ?? job.outputs["jobId"])));
    assert.equal(clouds.effects().filter((effect) => effect === "run.cancelled").length, 0, "a run was cancelled");
    const runs = clouds.runs().length;
    assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);
    assert.equal(clouds.runs().length, runs, "an up without a change submitted");
  }
  assert.equal(clouds.runs().length, intended, "exactly one paid run for each intended one");
  await endedWith(0, stack.destroy());
  assert.equal((await stack.state()).jobs.size, 0);
  await nothingLeft(clouds);
}
