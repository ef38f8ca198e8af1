import { clouds as registry } from "../../provider/clouds";
import assert from "node:assert/strict";
import { parseResourceId } from "../../provider/lifecycle/job/resource-id";
import { endedWith } from "../engine/rig/ended-with";
import { eventually } from "../engine/rig/eventually";
import { openSessionOn } from "../engine/rig/open-session-on";
import type { Clouds } from "../engine/rig/start-clouds";
import { finetune, finetuneOnTerminal, startFinetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

const escape = "\u001b";
const still = { speed: 0 };
const quickSpeed = 1_200;
/** The wait itself ends within a second. */
const promptlyMs = 10_000;

const lookedAt = (clouds: Clouds): number => clouds.calls().filter((call) => call === "GetFineTune").length;

describe("finetune watch", function () {
  this.timeout(180_000);

  it("follows a job to its model and ends with 0, in plain lines where nobody redraws", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const watching = startFinetune(["watch", id], { environment: clouds.environment });
      await eventually("the job is looked at", () => clouds.calls().includes("GetFineTune"));
      clouds.emulator.setSpeed(quickSpeed);
      const { stdout } = await endedWith(0, watching.done);
      assert.match(stdout, /^(queued|running)\b.*\n/);
      assert.match(stdout, new RegExp(`\\n${id} succeeded · model qwen3-8b-ft-\\S+\\n$`));
      assert.ok(!stdout.includes(escape) && !stdout.includes("\r"), stdout);
      assert.ok(stdout.split("\n").length < 10, "half a minute lies between two lines of one phase");
    }, still));

  it("tells of a run that no stack has published that it has no model yet", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "qianfan", "faqbot");
      const { stdout } = await endedWith(0, finetune(["watch", id], { environment: clouds.environment }));
      assert.match(stdout, /succeeded · no model is published yet: the next `pulumi up` of its stack does that\n$/);
      assert.ok(!clouds.calls().some((call) => /Create(Custom)?Model/.test(call)), "watching changes nothing");
    }));

  for (const [how, choice] of [
    ["under the name that it gets by itself", {}],
    ["under a name of the program's own", { modelName: "our_models" }],
  ] as const) {
    it(`and jobs tell the model of a run that was published ${how}, whoever published it`, () =>
      withClouds(async (clouds) => {
        const id = await submitJob(clouds, "qianfan", "faqbot");
        const { environment } = clouds;
        await endedWith(0, finetune(["watch", id], { environment }));
        const session = openSessionOn(clouds, "qianfan");
        const key = parseResourceId(registry, id) ?? assert.fail(id);
        const publish = async () =>
          (await session.publish?.(key, choice, "faqbot")) ?? assert.fail("nothing is published");
        await publish();
        clouds.emulator.advance(3_600_000);
        const { modelId, state } = await publish();
        assert.equal(state, "ready");
        const watched = await endedWith(0, finetune(["watch", id], { environment }));
        assert.ok(watched.stdout.endsWith(`succeeded · model ${modelId}\n`), watched.stdout);
        const { stdout } = await endedWith(0, finetune(["jobs", "--json"], { environment }));
        assert.ok(stdout.includes(`"finetunedOutput":"${modelId}"`), stdout);
      }));
  }

  it("redraws one line on a terminal, cut to its width", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const columns = 30;
      const watch = finetuneOnTerminal(["watch", id], columns, { environment: clouds.environment });
      // Time goes on once what it is has been drawn, so that a slow start misses nothing.
      for (const moment of [0, 180_000, 60_000, 60_000]) {
        clouds.emulator.advance(moment);
        const looks = lookedAt(clouds);
        await eventually("it is looked at and drawn", () => lookedAt(clouds) >= looks + 2);
      }
      clouds.emulator.setSpeed(quickSpeed);
      const { stdout } = await endedWith(0, watch);
      const drawn = stdout.split("\r\u001b[2K").slice(1);
      assert.ok(drawn.length > 3, stdout);
      // The last one is left standing, and the outcome has a line of its own.
      for (const line of drawn.slice(0, -1)) assert.ok(!line.includes("\n") && line.length < columns, line);
      assert.match(drawn.at(-1) ?? "", new RegExp(`^[^\\n]+\\n${id} succeeded · model`));
      assert.ok(
        drawn.some((line) => /^\d+% loss \d.\d\d (\d+[smh] left )?[▁-█]/.test(line)),
        stdout,
      );
      assert.equal(stdout.split(escape).length, drawn.length + 1, "a status needs no other escape sequence");
    }, still));

  it("ends with 1, the reason, the log and the way out when the job fails", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(240_000);
      clouds.emulator.decide(runOf(id), { kind: "fail", code: "OutOfCredit", message: "the account ran dry" });
      const { stderr } = await endedWith(1, finetune(["watch", id], { environment: clouds.environment }));
      assert.match(stderr, /failed \(OutOfCredit: the account ran dry\)\nlast \d+ lines of its log:\n/);
      assert.match(stderr, /onFailure: "retrain"/);
    }, still));

  it("ends with 3 when the job is cancelled meanwhile", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "qianfan", "faqbot");
      const watch = startFinetune(["watch", id], { environment: clouds.environment });
      await eventually("the job is looked at", () => clouds.calls().includes("DescribeFineTuningTask"));
      await openSessionOn(clouds, "qianfan").cancel({ cloud: "qianfan", jobId: "", taskId: runOf(id) });
      clouds.emulator.setSpeed(quickSpeed);
      assert.match((await endedWith(3, watch.done)).stderr, /job job-\S+\/task-\S+ on qianfan cancelled/);
    }, still));

  it("ends with 130 on Ctrl-C and leaves the job as it is", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const watch = startFinetune(["watch", id], { environment: clouds.environment });
      await eventually("the job is waited for", () => watch.output().includes("queued"));
      const signalledAt = performance.now();
      watch.signal("SIGINT");
      const { stderr } = await endedWith(130, watch.done);
      assert.ok(performance.now() - signalledAt < promptlyMs);
      assert.match(stderr, new RegExp(`stopped watching; ${id} goes on by itself`));
      assert.ok(!clouds.calls().some((call) => /Cancel|Stop|Delete/.test(call)));
    }, still));

  it("goes on through what passes, and names it", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const action = { kind: "error", status: 503, code: "ServiceUnavailable", message: "try later" } as const;
      clouds.emulator.faults.add({ operation: "GetFineTune", from: 2, until: 6, action });
      const watch = finetune(["watch", id], { environment: clouds.environment });
      await eventually("it is looked at through the faults", () => lookedAt(clouds) >= 6);
      clouds.emulator.setSpeed(quickSpeed);
      const { stdout } = await endedWith(0, watch);
      assert.match(stdout, /no answer from bailian: .*try later.*; asking again\n/);
    }, still));

  it("ends with 2 and the way out when the outcome cannot be known", () =>
    withClouds(async ({ environment }) => {
      const unknown = await endedWith(2, finetune(["watch", "ft-202608141007-3be9"], { environment }));
      assert.match(
        unknown.stderr,
        /error: bailian\/ft-202608141007-3be9 is not found .*\nCheck the ID with `finetune jobs`/,
      );
      const noId = await endedWith(2, finetune(["watch", "qianfan/job-1"], { environment }));
      assert.match(noId.stderr, /error: `qianfan\/job-1` is no job ID\nIDs look like /);
      const noKey = await endedWith(2, finetune(["watch", "ft-202608141007-3be9"]));
      assert.match(noKey.stderr, /error: no credentials for Bailian: DASHSCOPE_API_KEY is not set\nSet /);
      await endedWith(2, finetune(["watch"]));
      await endedWith(2, finetune(["watch", "ft-1", "--unknown"]));
    }));
});

function runOf(id: string): string {
  const key = parseResourceId(registry, id);
  assert.ok(key, id);
  return key.taskId ?? key.jobId;
}
