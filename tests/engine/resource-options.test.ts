import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { endedWith } from "./rig/ended-with";
import { fourKinds, type FourKinds } from "./rig/four-kinds";
import { jobPrograms, writeProject, type FrontEnd } from "./rig/front-ends";
import { bailian, bailianWithEpochs, jobProgram } from "./rig/job-program";
import { sampleFile } from "./rig/pipeline-program";
import { stories, type Stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";
import { quickSpeed, standingStill } from "./trouble/interrupt-up";

const { trainingFileIds: _ids, ...trained } = bailian;

/** From a file to a model that answers, with `ignoreChanges` for each part. */
const program = (ignored: Readonly<Record<string, readonly string[]>>) => {
  const options = (part: string) => JSON.stringify({ ignoreChanges: ignored[part] ?? [] });
  return `const finetune = require("pulumi-finetune");
const data = new finetune.TrainingDataset("data", { path: "train.jsonl", format: "chat", bailian: {} }, ${options("data")});
const job = new finetune.FineTuneJob("job", { trainingDataset: data, bailian: ${JSON.stringify(trained)} }, ${options("job")});
const version = new finetune.ModelVersion("version", { job }, ${options("version")});
new finetune.ModelDeployment("service", { model: version, bailian: { plan: "lora" } }, ${options("service")});
`;
};

/** The class of a job, where there is one, does not see what a transformation makes of its options. */
const retainedByTransformation = (front: FrontEnd) => `const pulumi = require("@pulumi/pulumi");
pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
  props,
  opts: { ...opts, retainOnDelete: process.env.KEEP !== "false" },
}));
${jobPrograms[front]({ bot: { bailian, waitForCompletion: false, triggers: "$TRIGGER" } }).replace('"$TRIGGER"', 'process.env.TRIGGER ?? ""')}
`;

const fronts = Object.keys(jobPrograms) as FrontEnd[];

/** The same story by each front end. */
function byEachFrontEnd(title: string, play: (front: FrontEnd) => Promise<void>): Stories {
  return Object.fromEntries(fronts.map((front) => [`${title}, ${front}`, () => play(front)]));
}

const row = `${JSON.stringify({
  messages: [
    { role: "user", content: "One row more?" },
    { role: "assistant", content: "One row more." },
  ],
})}\n`;

stories("resource options", {
  "keep a job from training anew by the name that its argument has, and all that is made of it": () =>
    withScene(program({ job: ["trainingDataset"] }), async ({ clouds, stack }) => {
      const file = join(stack.folder, "train.jsonl");
      copyFileSync(sampleFile, file);
      await endedWith(0, stack.up());
      appendFileSync(file, row);
      await endedWith(0, stack.up());
      assert.equal(clouds.runs().length, 1);
      assert.equal(clouds.calls().filter((call) => call === "CreateDeployment").length, 1);
      stack.write(program({}));
      await endedWith(0, stack.up());
      assert.equal(clouds.runs().length, 2);
    }),

  "may ignore everything on every kind, also where the file is gone": () => {
    const all = { data: ["*"], job: ["*"], version: ["*"], service: ["*"] };
    return withScene(program(all), async ({ clouds, stack }) => {
      const file = join(stack.folder, "train.jsonl");
      copyFileSync(sampleFile, file);
      await endedWith(0, stack.up());
      assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
      rmSync(file);
      assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
      assert.equal(clouds.runs().length, 1);
    });
  },

  "never leave two paid jobs side by side": () =>
    withScene(
      jobProgram({ bot: { bailian, waitForCompletion: false } }, { retainOnDelete: true }),
      async ({ clouds, stack }) => {
        assert.match(
          (await endedWith(0, stack.up())).output,
          /retainOnDelete: .* a job that still trains then goes on/,
        );
        const other = { bot: { bailian: bailianWithEpochs(2), waitForCompletion: false } };
        stack.write(jobProgram(other, { retainOnDelete: true }));
        assert.match(
          (await endedWith(1, stack.preview())).output,
          /still running and the resource option `retainOnDelete`/,
        );
        // A parent's option is none of the class's.
        stack.write(
          `const pulumi = require("@pulumi/pulumi");
const { FineTuneJob } = require("pulumi-finetune");
const bailian = ${JSON.stringify(bailian)};
const parent = new pulumi.ComponentResource("my:index:Models", "models", {}, { retainOnDelete: true });
new FineTuneJob("inner", { bailian, waitForCompletion: false, triggers: process.env.TRIGGER ?? "" }, { parent });
`,
        );
        await endedWith(0, stack.up());
        stack.environment = { ...stack.environment, TRIGGER: "another" };
        assert.match((await endedWith(1, stack.up())).output, /still runs on \S+.* the engine let go of it/);
        assert.equal(clouds.runs().length, 2);
      },
      standingStill,
    ),

  ...byEachFrontEnd("hold for every kind", (front) =>
    withScene(
      "",
      async ({ clouds, stack }) => {
        writeProject(stack);
        const write = (changes: FourKinds) => stack.write(fourKinds(front, changes));
        const file = join(stack.folder, "train.jsonl");
        copyFileSync(sampleFile, file);
        const effects = (effect: string) => clouds.effects().filter((each) => each === effect).length;

        write({ options: { job: { customTimeouts: { create: "2s" } } } });
        assert.match((await endedWith(1, stack.up())).output, /had not ended after \ds/);
        const errored = { job: { replaceOnChanges: ["#initerror"] } };
        write({ args: { job: { waitForCompletion: false } }, options: errored });
        await endedWith(1, stack.up());
        // The plugin is asked for a job that had not ended before it is compared, and finds nothing wrong with it.
        const paid = { dynamic: [2, 1], plugin: [1, 0] }[front];
        assert.deepEqual([clouds.runs().length, effects("run.cancelled")], paid);
        clouds.emulator.setSpeed(quickSpeed);
        write({});
        await endedWith(0, stack.up());

        appendFileSync(file, row);
        const others = {
          job: { bailian: { hyperParameters: { ...bailian.hyperParameters, n_epochs: 2 } }, onFailure: "retrain" },
          version: { bailian: { modelName: "another" } },
          service: { bailian: { capacity: 8 } },
        };
        write({
          args: others,
          options: {
            data: { ignoreChanges: ["*"] },
            job: { ignoreChanges: ["bailian.hyperParameters.n_epochs", "onFailure"], aliases: [{ name: "job" }] },
            version: { ignoreChanges: ["bailian"] },
            service: { ignoreChanges: ["bailian.capacity"] },
          },
          names: { job: "trained" },
        });
        assert.match((await endedWith(0, stack.up("--refresh"))).output, /5 unchanged/);
        copyFileSync(sampleFile, file);

        const named = { names: { job: "trained" } };
        write({ ...named, args: { ...others, job: { triggers: "anew" } }, options: { version: { protect: true } } });
        const { urn } = (await stack.state()).deployments.get("service") ?? { urn: "" };
        assert.match((await endedWith(0, stack.up("--target", urn))).output, /~ 1 updated/);
        assert.equal(clouds.runs().length, paid[0]);

        write({ ...named, args: { service: others.service }, options: { version: { protect: true } } });
        await endedWith(0, stack.up());
        assert.match((await endedWith(1, stack.destroy())).output, /protected/);
        const all =
          "{ transforms: [({ props, opts }) => ({ props, opts: { ...opts, protect: false, retainOnDelete: true } })] }";
        write({ ...named, args: { service: others.service }, all });
        await endedWith(0, stack.up());
        const made = clouds.effects().length;
        await endedWith(0, stack.destroy());
        assert.equal(clouds.effects().length, made, "what is retained stays");
      },
      standingStill,
    ),
  ),

  ...byEachFrontEnd(
    "keep a job in the stack that a transformation retains, and never pay a second one beside it",
    (front) =>
      withScene(
        retainedByTransformation(front),
        async ({ clouds, stack }) => {
          writeProject(stack);
          await endedWith(0, stack.up());
          const { id } = await stack.job("bot");
          const { environment } = stack;
          stack.environment = { ...environment, TRIGGER: "another" };
          for (let attempt = 0; attempt < 3; attempt += 1) {
            assert.match((await endedWith(1, stack.up())).output, /still runs on \S+.* the engine let go of it/);
            assert.equal((await stack.job("bot")).id, id);
            assert.equal(clouds.runs().length, 1);
          }
          await endedWith(0, stack.refresh());
          assert.match((await endedWith(1, stack.up())).output, /still runs on \S+/);
          // The arguments that it has are its own again.
          stack.environment = environment;
          await endedWith(0, stack.up());
          assert.equal((await stack.job("bot")).id, id);
          assert.equal(clouds.runs().length, 1);
          // Without the option it is cancelled before its successor is paid for.
          stack.environment = { ...environment, KEEP: "false" };
          await endedWith(0, stack.up());
          stack.environment = { ...environment, KEEP: "false", TRIGGER: "another" };
          await endedWith(0, stack.up());
          const runs = clouds.effects().filter((effect) => /^run\.(submitted|cancelled)$/.test(effect));
          assert.deepEqual(runs, ["run.submitted", "run.cancelled", "run.submitted"]);
        },
        standingStill,
      ),
  ),
});
