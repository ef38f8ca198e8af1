import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { endedWith } from "./rig/ended-with";
import { bailian } from "./rig/job-program";
import { sampleFile } from "./rig/pipeline-program";
import { stories } from "./rig/stories";
import { withScene, type Scene } from "./rig/with-scene";

const { trainingFileIds: _ids, ...trained } = bailian;

/** Jobs on the sample, by name and epochs. */
function program(jobs: Readonly<Record<string, number>>, more = ""): string {
  const declared = Object.entries(jobs).map(([name, epochs]) => {
    const block = { ...trained, hyperParameters: { ...trained.hyperParameters, n_epochs: epochs } };
    return `new finetune.FineTuneJob("${name}", { trainingDataset: data, waitForCompletion: false, bailian: ${JSON.stringify(block)} });`;
  });
  return [
    'const finetune = require("pulumi-finetune");',
    'const data = new finetune.TrainingDataset("data", { path: "train.jsonl", format: "chat", bailian: {} });',
    ...declared,
    more,
  ].join("\n");
}

/** The engine shows a line when it comes, and again among the diagnostics at the end. */
const summaries = (output: string) => (output.split("Diagnostics:")[1] ?? "").match(/the update trains .*/g) ?? [];

stories("what an update is going to spend", {
  "is said once by the preview where more than one job is trained, with the sum": () =>
    play(program({ one: 1, two: 2, other: 3 }), async ({ stack }) => {
      const [told = "", ...again] = summaries((await endedWith(0, stack.preview())).output);
      const [, ...amounts] =
        /^the update trains 3 jobs: one (\S+) CNY, two (\S+) CNY, other (\S+) CNY; together (\S+) CNY$/.exec(told) ??
        [];
      const [one = 0, two = 0, other = 0, together = 0] = amounts.map(Number);
      assert.ok(one > 0, told);
      assert.deepEqual(
        [two, other, together].map((sum) => (sum / one).toFixed(3)),
        ["2.000", "3.000", "6.000"],
      );
      assert.deepEqual(again, []);

      await endedWith(0, stack.up());
      assert.deepEqual(summaries((await endedWith(0, stack.preview())).output), [], "nothing is trained");
      stack.write(program({ one: 4, two: 2, other: 3 }));
      assert.deepEqual(summaries((await endedWith(0, stack.preview())).output), [], "one job is told on its row");
      stack.write(program({ one: 4, two: 5, other: 3, given: 1 }));
      const [replaced = ""] = summaries((await endedWith(0, stack.preview())).output);
      assert.match(replaced, /^the update trains 3 jobs: one \S+ CNY, two \S+ CNY, given \S+ CNY; together \S+ CNY$/);
    }),

  "says how many of the jobs have no known cost": () =>
    play(
      program({ one: 1 }, `new finetune.FineTuneJob("blind", { bailian: ${JSON.stringify(bailian)} });`),
      async ({ stack }) => {
        const [told = ""] = summaries((await endedWith(0, stack.preview())).output);
        assert.match(
          told,
          /trains 2 jobs: one \S+ CNY, blind \(cost unknown\); together \S+ CNY and what one of unknown cost takes$/,
        );
      },
    ),
});

function play(text: string, story: (scene: Scene) => Promise<void>): Promise<void> {
  return withScene(text, async (scene) => {
    copyFileSync(sampleFile, join(scene.stack.folder, "train.jsonl"));
    await story(scene);
  });
}
