import assert from "node:assert/strict";
import { cloudCases, clouds, type CloudCase } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import type { Rig } from "./rig/create-rig";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario, type Stage } from "./rig/scenario";

const minute = 60_000;
const later = { waitForCompletion: false };

/** Lets the job of `bot` end some way while nobody looks, three minutes after the submit. */
async function endsBadly(cloud: CloudCase, { rig, stack }: Stage, end: (rig: Rig) => unknown): Promise<void> {
  await succeeds(stack.up(cloud.program(later)));
  rig.clock.advance(3 * minute);
  await end(rig);
  rig.clock.advance(minute);
}

const failure = { kind: "fail", code: "510102", message: "row 17 has no assistant turn" } as const;
const ends = {
  failed: (rig: Rig) => rig.emulator.decide(lastRun(rig), failure),
  cancelled: (rig: Rig) => {
    const run = lastRun(rig);
    const url = run.startsWith("ft-")
      ? `http://x.invalid/api/v1/fine-tunes/${run}/cancel`
      : "http://x.invalid/v2/finetuning?Action=StopFineTuningTask";
    return rig.emulator.fetch(new Request(url, { method: "POST", body: JSON.stringify({ taskId: run }) }));
  },
} as const;

for (const cloud of clouds) {
  for (const [status, end] of Object.entries(ends)) {
    describe(`a job that ${cloud.cloud} reports as ${status}`, () => {
      scenario("fails the up with what is known, and again without paying", async (stage) => {
        const { rig, stack } = stage;
        await endsBadly(cloud, stage, end);
        const text = await fails(stack.up(cloud.program()), new RegExp(`on ${cloud.cloud} ${status}`));
        assert.match(text, /Nothing is paid again by itself.*`triggers`.*`onFailure: "retrain"`.*`pulumi up`/);
        assert.ok(text.includes(stack.entry("bot").id.replace(/^\w+\//, "")));
        assert.equal(stack.entry("bot").outputs["status"], status);
        assert.equal(await fails(stack.up(cloud.program())), text);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        await succeeds(stack.refresh());
        assert.equal(await fails(stack.up(cloud.program())), text);
      });

      scenario("is trained anew only when onFailure says so, and stays until its successor is there", async (stage) => {
        const { rig, stack } = stage;
        await endsBadly(cloud, stage, end);
        await fails(stack.up(cloud.program()), new RegExp(status));
        const steps = await succeeds(stack.up(cloud.program({ onFailure: "retrain" })));
        assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
        assert.equal(subjectsOf(rig, "run.submitted").length, 2);
        assert.equal(stack.entry("bot").outputs["status"], "succeeded");
        assert.deepEqual(await succeeds(stack.up(cloud.program({ onFailure: "retrain" }))), []);
      });

      scenario("is trained anew by changed arguments", async (stage) => {
        const { rig, stack } = stage;
        await endsBadly(cloud, stage, end);
        await fails(stack.up(cloud.program()), new RegExp(status));
        await succeeds(stack.up(cloud.program({}, cloud.retraining["hyperparameter"])));
        assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      });

      scenario("is never adopted: a lost state trains anew", async (stage) => {
        const { rig, stack } = stage;
        await endsBadly(cloud, stage, end);
        stack.entries.clear();
        await succeeds(stack.up(cloud.program()));
        assert.equal(subjectsOf(rig, "run.submitted").length, 2);
        assert.ok(!rig.lines.some((line) => line.includes("adopted")));
      });

      scenario("can be destroyed", async (stage) => {
        await endsBadly(cloud, stage, end);
        await succeeds(stage.stack.destroy());
        assert.equal(stage.stack.entries.size, 0);
      });
    });
  }

  describe(`a job that fails during the up on ${cloud.cloud}`, () => {
    scenario("is saved with its error", async ({ rig, stack }) => {
      const before = rig.intercept;
      rig.intercept = async (request, next) => {
        const response = await before(request, next);
        const runs = subjectsOf(rig, "run.submitted");
        if (runs.length === 1 && rig.clock.now() > Date.UTC(2026, 2, 1, 0, 3)) ends.failed(rig);
        return response;
      };
      await fails(stack.up(cloud.program()), /510102: row 17 has no assistant turn/);
      assert.deepEqual(stack.entry("bot").outputs["error"], { code: "510102", message: failure.message });
      assert.equal(stack.entry("bot").initErrors.length, 1);
    });
  });
}

describe("the explanation of a failed job on bailian", () => {
  const cloud = cloudCases.bailian;

  scenario("ends with the last lines of its log", async (stage) => {
    await endsBadly(cloud, stage, ends.failed);
    const text = await fails(stage.stack.up(cloud.program()), /last 9 lines of its log:/);
    assert.match(text, /ERROR - 510102: row 17 has no assistant turn\n.*finetune-job failed\n.*##FT_COMPLETE##\n/);
  });

  scenario("has no more than twenty of them", async ({ rig, stack }) => {
    const hyperParameters = { n_epochs: 3, batch_size: 16, max_length: 2048, learning_rate: "1.6e-5" };
    const program = cloud.program(later, { hyperParameters });
    await succeeds(stack.up(program));
    rig.clock.advance(10 * minute);
    ends.failed(rig);
    const text = await fails(stack.up(program), /last 20 lines of its log:/, /##FT_COMPLETE##/);
    assert.equal(text.split("\n").filter((line) => line.startsWith("  ")).length, 20);
  });

  scenario("does without the log when that cannot be had", async (stage) => {
    const { rig, stack } = stage;
    await endsBadly(cloud, stage, ends.failed);
    rig.intercept = (request, next) =>
      request.url.includes("/logs") ? Promise.resolve(new Response("", { status: 403 })) : next(request);
    assert.doesNotMatch(await fails(stack.up(cloud.program()), /510102: row 17/), /log/);
  });

  scenario("comes from data that cannot be trained on", async ({ rig, stack }) => {
    const form = new FormData();
    form.append("files", new Blob(['{"messages": "none"}\n']), "bad.jsonl");
    const uploaded = await rig.emulator.fetch(
      new Request("http://x.invalid/api/v1/files", { method: "POST", body: form }),
    );
    const { data } = (await uploaded.json()) as { data: { uploaded_files: { file_id: string }[] } };
    const trainingFileIds = data.uploaded_files.map((file) => file.file_id);
    await fails(stack.up(cloud.program({}, { trainingFileIds })), /InvalidTrainingData: .+\n/);
  });
});
