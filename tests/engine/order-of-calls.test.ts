import assert from "node:assert/strict";
import { endedWith } from "./rig/ended-with";
import { eventually } from "./rig/eventually";
import { jobPrograms, writeProject, type FrontEnd } from "./rig/front-ends";
import { bailian } from "./rig/job-program";
import { stories, type Stories } from "./rig/stories";
import { withScene, type Scene } from "./rig/with-scene";
import { quickSpeed, waitingUp } from "./trouble/interrupt-up";

const fronts = Object.keys(jobPrograms) as FrontEnd[];
const runsOf = ({ clouds }: Scene) => clouds.effects().filter((effect) => /^run\.(submitted|cancelled)$/.test(effect));

/** A job that has succeeded, and the one that is to take its place and trains. */
async function replaceHalfWay(front: FrontEnd, { clouds, stack }: Scene): Promise<void> {
  writeProject(stack);
  stack.write(jobPrograms[front]({ bot: { bailian, triggers: 1 } }));
  await endedWith(0, stack.up());
  clouds.emulator.setSpeed(0);
  stack.write(jobPrograms[front]({ bot: { bailian, triggers: 2, timeouts: { create: "1s" } } }));
  assert.match((await endedWith(1, stack.up())).output, /had not ended after/);
}

function byEachFrontEnd(title: string, play: (front: FrontEnd, scene: Scene) => Promise<void>): Stories {
  return Object.fromEntries(
    fronts.map((front) => [`${title}, ${front}`, () => withScene("", (scene) => play(front, scene))]),
  );
}

/** A job and what serves its model, by the provider of the environment or by one that the program declares. */
const serving = (
  triggers: number,
  isOwn: boolean,
) => `const { CustomResource, ProviderResource } = require("@pulumi/pulumi");
const options = ${isOwn ? `{ provider: new ProviderResource("finetune", "own", {}) }` : "{}"};
const args = ${JSON.stringify({ bailian, triggers })};
const job = new CustomResource("finetune:index:FineTuneJob", "bot", { ...args, finetunedOutput: undefined }, options);
const service = { model: job.finetunedOutput, bailian: { plan: "lora" } };
new CustomResource("finetune:index:ModelDeployment", "service", service, options);
`;

stories("the engine's order of calls", {
  ...byEachFrontEnd("lets destroy --refresh end what trains beside what it replaced", async (front, scene) => {
    const { stack } = scene;
    await replaceHalfWay(front, scene);
    await endedWith(0, stack.destroy("--refresh"));
    assert.deepEqual(runsOf(scene), ["run.submitted", "run.submitted", "run.cancelled"]);
  }),

  ...byEachFrontEnd("lets a job be taken up by what the engine replaces without asking", async (front, scene) => {
    const { clouds, stack } = scene;
    writeProject(stack);
    clouds.emulator.setSpeed(0);
    const write = (replacementTrigger: string) =>
      stack.write(jobPrograms[front]({ bot: { bailian, waitForCompletion: false } }, { replacementTrigger }));
    write("one");
    await endedWith(0, stack.up());
    const { id } = await stack.job("bot");
    write("two");
    assert.match((await endedWith(0, stack.up())).output, /1 replaced/);
    await endedWith(0, stack.pulumi("state", "taint", (await stack.job("bot")).urn, "--yes"));
    await endedWith(0, stack.up("--refresh"));
    assert.equal((await stack.job("bot")).id, id);
    assert.deepEqual(runsOf(scene), ["run.submitted"]);
  }),

  "lets another provider's process end a job, and what serves the model before stay until the next one is there": () =>
    withScene("", async (scene) => {
      const { clouds, stack } = scene;
      writeProject(stack);
      stack.write(serving(1, false));
      await endedWith(0, stack.up());
      clouds.emulator.setSpeed(0);
      stack.write(serving(2, false));
      const interrupted = await waitingUp(scene);
      interrupted.signal("SIGINT");
      await endedWith(1, interrupted.done);
      stack.write(serving(3, true));
      const up = stack.startUp();
      await eventually("the job that trains is cancelled", () => runsOf(scene).includes("run.cancelled"));
      clouds.emulator.setSpeed(quickSpeed);
      await endedWith(0, up.done);
      const told = clouds.effects().filter((effect) => /^(run\.(submitted|cancelled)|deployment\.\w+)$/.test(effect));
      assert.deepEqual(told, [
        ...["run.submitted", "deployment.created"],
        ...["run.submitted", "run.cancelled"],
        ...["run.submitted", "deployment.created", "deployment.deleted"],
      ]);
    }),
});
