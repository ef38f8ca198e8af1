import type { RunningCommand } from "../rig/start-command";
import { eventually } from "../rig/eventually";
import type { Scene } from "../rig/with-scene";

/** Where a test needs time to stand still, so that no job ends before it is told to. */
export const standingStill = { clouds: { speed: 0 } };

/** Ten simulated minutes in half a second. */
export const quickSpeed = 1_200;

/** Starts an `up` and waits until it waits for as many new jobs. */
export async function waitingUp({ clouds, stack }: Scene, jobs = 1): Promise<RunningCommand> {
  const runsBefore = clouds.runs().length;
  const looks = () => clouds.calls().filter((call) => /^(GetFineTune|DescribeFineTuningTask)$/.test(call)).length;
  const looksBefore = looks();
  const up = stack.startUp();
  await eventually("the jobs are submitted and looked at", () => {
    return clouds.runs().length === runsBefore + jobs && looks() > looksBefore + 2 * jobs;
  });
  return up;
}

/** An `up` that is killed while its job is queued: the stack stays locked and does not know the job. */
export async function killedUp(scene: Scene): Promise<void> {
  const up = await waitingUp(scene);
  up.signal("SIGKILL");
  await up.done;
}
