import assert from "node:assert/strict";
import { z } from "zod";
import { watchExitCodes } from "../../provider/cli/exit-codes";
import { finetune, startFinetune } from "../cli/rig/finetune";
import { createStack, type TestStack } from "../engine/rig/create-stack";
import { endedWith } from "../engine/rig/ended-with";
import { eventually } from "../engine/rig/eventually";
import { jobProgram } from "../engine/rig/job-program";
import { stories } from "../engine/rig/stories";
import { contracted, type ContractCloud, type Contracted } from "./rig/contract-clouds";

interface Scene {
  readonly cloud: ContractCloud;
  readonly stack: TestStack;
  /** The command with the stack's own settings. */
  finetune(...args: string[]): ReturnType<typeof finetune>;
}

const listed = z.array(z.looseObject({ id: z.string(), status: z.string() }));
const found = z.array(z.looseObject({ subject: z.string(), level: z.string() }));

async function withCloud(name: string, job: object, play: (scene: Scene) => Promise<void>): Promise<void> {
  const cloud = await contractOf(name).start();
  try {
    const stack = await createStack(programOf(name, job), { environment: cloud.environment });
    try {
      const options = { environment: cloud.environment, folder: stack.folder };
      await play({ cloud, stack, finetune: (...args) => finetune(args, options) });
    } finally {
      stack.remove();
    }
  } finally {
    await cloud.close();
  }
}

function contractOf(name: string): Contracted {
  const contract = contracted[name];
  assert.ok(contract, name);
  return contract;
}

const programOf = (name: string, block: object, more: object = {}) => jobProgram({ bot: { [name]: block, ...more } });

/** An `up` that has submitted its job and looks at it. */
async function waitingUp(name: string, { cloud, stack }: Scene) {
  const { look } = contractOf(name);
  const up = stack.startUp();
  await eventually(
    "the job is submitted and looked at",
    () => cloud.runs() === 1 && cloud.calls().filter((call) => call === look).length > 2,
  );
  return up;
}

const storiesOf = (name: string): Readonly<Record<string, () => Promise<void>>> => {
  const { block, otherBlock, relabelled, submit, id, model } = contractOf(name);
  return {
    [`${name}: a job lives from preview to destroy, and is paid for once`]: () =>
      withCloud(name, block, async (scene) => {
        const { cloud, stack } = scene;
        cloud.finishRuns();
        const preview = await endedWith(0, stack.preview());
        assert.match(preview.output, /FineTuneJob bot create/);
        assert.deepEqual(cloud.calls(), [], "a preview asks the cloud nothing");

        await endedWith(0, stack.up());
        const job = await stack.job("bot");
        assert.match(job.id ?? "", id);
        assert.equal(job.outputs["cloud"], name);
        assert.equal(job.outputs["status"], "succeeded");
        assert.match(String((await stack.state()).outputs["bot"]), model);

        const callsBefore = cloud.calls().length;
        assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);
        assert.equal(cloud.calls().length, callsBefore, "an up without change asks nothing");
        await endedWith(0, stack.refresh());
        assert.equal((await stack.job("bot")).id, job.id);

        stack.write(programOf(name, relabelled));
        assert.match((await endedWith(0, stack.up())).output, /1 updated/);
        assert.equal(cloud.runs(), 1, "what is only shown trains nothing");

        stack.write(programOf(name, otherBlock));
        assert.match((await endedWith(0, stack.preview())).output, /FineTuneJob bot replace/);
        await endedWith(0, stack.up());
        const successor = await stack.job("bot");
        assert.notEqual(successor.id, job.id);
        assert.equal(cloud.runs(), 2);

        await endedWith(0, stack.destroy());
        assert.equal((await stack.state()).jobs.size, 0);
        assert.equal(cloud.runs(), 2);
      }),

    [`${name}: an up that is killed is resumed, and what the state has lost is adopted`]: () =>
      withCloud(name, block, async (scene) => {
        const { cloud, stack } = scene;
        const up = await waitingUp(name, scene);
        up.signal("SIGKILL");
        await up.done;
        await endedWith(0, stack.pulumi("cancel", "--yes"));
        cloud.finishRuns();
        assert.match((await endedWith(0, stack.up())).output, /adopted /);
        const { id: before } = await stack.job("bot");

        const { text } = await stack.state();
        const urn = /urn:pulumi:[^"]*::bot/.exec(text)?.[0] ?? "";
        await endedWith(0, stack.pulumi("state", "delete", urn, "--yes"));
        assert.match((await endedWith(0, stack.up())).output, /adopted /);
        assert.equal((await stack.job("bot")).id, before);
        assert.equal(cloud.runs(), 1);

        // By its ID alone, from another resource of the program.
        stack.write(programOf(name, block, { adopt: before, triggers: "anew" }));
        await endedWith(0, stack.pulumi("state", "delete", urn, "--yes"));
        await endedWith(0, stack.up());
        assert.equal((await stack.job("bot")).id, before);
        assert.equal(cloud.calls().filter((call) => call === submit).length, 1);
      }),

    [`${name}: the command lists, follows, cancels and examines`]: () =>
      withCloud(name, block, async (scene) => {
        const { cloud, stack } = scene;
        stack.write(programOf(name, block, { waitForCompletion: false }));
        await endedWith(0, stack.up());
        const { id: jobId = "" } = await stack.job("bot");

        const { stdout } = await endedWith(0, scene.finetune("jobs", "--cloud", name, "--json"));
        assert.deepEqual(
          listed.parse(JSON.parse(stdout)).map((job) => job.id),
          [jobId],
        );
        const doctor = await scene.finetune("doctor", "--json");
        const subjects = found.parse(JSON.parse(doctor.stdout)).filter(({ subject }) => subject.startsWith(`${name} `));
        assert.deepEqual(
          subjects.map(({ subject, level }) => `${subject} ${level}`),
          ["credentials", "reachable", "clock", "account"].map((subject) => `${name} ${subject} ok`),
        );

        const cancel = startFinetune(["cancel", jobId], { environment: cloud.environment, folder: stack.folder });
        const looksBefore = cloud.calls().length;
        await eventually("the cancel has arrived", () => cloud.calls().length > looksBefore + 1);
        cloud.finishRuns();
        assert.match((await endedWith(0, cancel.done)).stdout, new RegExp(`${jobId} is cancelled`));
        await endedWith(watchExitCodes.cancelled, scene.finetune("watch", jobId));
        await endedWith(0, stack.destroy());
        assert.equal(cloud.runs(), 1);
      }),
  };
};

stories(
  "the contract of a cloud",
  Object.fromEntries(Object.keys(contracted).flatMap((name) => Object.entries(storiesOf(name)))),
);
