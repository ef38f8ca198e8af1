import assert from "node:assert/strict";
import { minuteMs, startBailian, type TestBailian } from "./start-bailian";

describe("logs and checkpoints of the simulated Bailian", () => {
  let bailian: TestBailian;
  let jobId: string;
  beforeEach(async () => {
    bailian = startBailian();
    jobId = (await bailian.newJob({ hyper_parameters: { n_epochs: 3, save_total_limit: 2 } })).job_id;
  });
  afterEach(() => bailian.emulator.close());

  const lines = async (query = "") => (await bailian.call("GET", `/fine-tunes/${jobId}/logs${query}`)).output;

  it("are empty before the job runs and only grow", async () => {
    assert.deepEqual(await lines(), { total: 0, logs: [] });
    let before: readonly string[] = [];
    for (let minute = 0; minute < 25; minute += 1) {
      bailian.clock.advance(minuteMs);
      const { logs, total } = await lines("?line=1000");
      assert.equal(logs.length, total);
      assert.deepEqual(logs.slice(0, before.length), before);
      before = logs;
    }
    assert.match(before.at(-1) ?? "", /##FT_COMPLETE##$/);
  });

  it("end like the documented sample, with the usage that the job names", async () => {
    bailian.clock.advance(60 * minuteMs);
    const usage = Number((await bailian.job(jobId))["usage"]);
    const text = (await lines("?line=1000")).logs.join("\n");
    const marks = [
      "data download succeeded, start to pre-processor",
      "data pre-process succeeded, start to fine-tune",
      "Training start!",
      `Estimated token: ${usage}`,
      "{'loss': ",
      "{'eval_loss': ",
      "{'train_runtime': ",
      ` Actual number of consumed tokens is ${usage}!`,
      " Fine-tune succeeded!",
      "start to save checkpoint",
      "finetune-job succeeded",
      `training usage ${usage}`,
      "##FT_COMPLETE##",
    ];
    const positions = marks.map((mark) => text.indexOf(mark));
    assert.deepEqual(
      [...positions].sort((a, b) => a - b),
      positions,
    );
    assert.ok(!positions.includes(-1), JSON.stringify(positions));
    assert.match(text, /^2026-01-01 08:0\d:\d\d,\d{3} - INFO - /);
  });

  it("tell the learning rate, which warms up and has fallen to nothing at the last step", async () => {
    const rates = async (hyper: object) => {
      const { job_id: id } = await bailian.newJob({ hyper_parameters: { n_epochs: 3, ...hyper } });
      bailian.clock.advance(120 * minuteMs);
      const { logs } = (await bailian.call("GET", `/fine-tunes/${id}/logs?line=1000`)).output;
      return logs.flatMap((line) => /^\{'loss': .* 'learning_rate': ([^,]+), /.exec(line)?.[1] ?? []);
    };
    const warm = await rates({ learning_rate: "1.6e-4", warmup_ratio: 0.5, lr_scheduler_type: "cosine" });
    const numbers = warm.map(Number);
    const highest = numbers.indexOf(Math.max(...numbers));
    assert.deepEqual([numbers[highest], warm.at(-1)], [0.00016, "0.0"]);
    assert.ok(highest > 0 && numbers.slice(0, highest).every((rate, at) => rate < (numbers[at + 1] ?? 0)));
    assert.ok(numbers.slice(highest + 1).every((rate, at) => rate < (numbers[highest + at] ?? 0)));
    const linear = await rates({});
    assert.match(linear[0] ?? "", /^9\.\d+e-06$/, "the usual order of the training type, as Python writes it");
    assert.equal(linear.at(-1), "0.0");
    assert.deepEqual(new Set(await rates({ learning_rate: 3e-5, lr_scheduler_type: "constant" })), new Set(["3e-05"]));
  });

  it("page by offset and line, and by page_no and page_size", async () => {
    bailian.clock.advance(60 * minuteMs);
    const { logs, total } = await lines("?line=1000");
    assert.deepEqual(await lines("?offset=1&line=3"), { total, logs: logs.slice(1, 4) });
    assert.deepEqual(await lines("?offset=100000"), { total, logs: [] });
    assert.deepEqual(await lines("?page_no=2&page_size=5"), { total, logs: logs.slice(5, 10) });
    assert.equal((await bailian.call("GET", `/fine-tunes/${jobId}/logs?line=1001`)).status, 400);
  });

  it("list checkpoints last step first, the newest published once the job has succeeded", async () => {
    const checkpoints = async () =>
      (await bailian.call("GET", `/fine-tunes/${jobId}/checkpoints`)).body["output"] as Record<string, unknown>[];
    assert.deepEqual(await checkpoints(), []);
    bailian.clock.advance(60 * minuteMs);
    const [last, middle, ...rest] = await checkpoints();
    assert.deepEqual(rest, []);
    assert.deepEqual([last?.["step"], middle?.["step"]], [36, 24]);
    assert.deepEqual([last?.["status"], middle?.["status"]], ["SUCCEEDED", "PENDING"]);
    assert.equal(last?.["checkpoint"], "checkpoint-36");
    assert.equal(last?.["checkpoint_id"], `${jobId}:checkpoint-36`);
    assert.equal(last?.["model_name"], (await bailian.job(jobId))["finetuned_output"]);
    assert.ok(middle !== undefined && !("model_name" in middle));
    assert.match(String(last?.["create_time"]), /^2026-01-01T08:\d\d:\d\d$/);
    assert.match(String(last?.["expire_time"]), /^2026-01-16T08:\d\d:\d\d$/);
  });

  it("stream the whole log of an ended job and close", async () => {
    bailian.clock.advance(60 * minuteMs);
    const response = await bailian.send("GET", `/api/v1/fine-tunes/${jobId}/stream`);
    assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
    const events = (await response.text()).split("\n").filter((line) => line.startsWith("data:"));
    assert.deepEqual(
      events.map((line) => line.slice(5)),
      (await lines("?line=1000")).logs,
    );
  });

  it("stream until the job is cancelled", async () => {
    bailian.clock.advance(3 * minuteMs);
    const response = await bailian.send("GET", `/api/v1/fine-tunes/${jobId}/stream`);
    await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    bailian.clock.advance(minuteMs);
    assert.match(await response.text(), /finetune-job canceled/);
  });

  it("end an open stream when the simulated clouds close", async () => {
    const response = await bailian.send("GET", `/api/v1/fine-tunes/${jobId}/stream`);
    const text = response.text();
    bailian.emulator.close();
    await text;
  });
});
