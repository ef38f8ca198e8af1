import assert from "node:assert/strict";
import { minuteMs, sampleFileId, startBailian, upload, type TestBailian } from "./start-bailian";

describe("fine-tune jobs of the simulated Bailian", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  it("answers a create with a pending job that echoes exactly what was declared", async () => {
    const hyperParameters = { n_epochs: 1, batch_size: "16", learning_rate: "1.6e-5", unknown_key: { a: [1] } };
    const { status, output, body } = await bailian.call("POST", "/fine-tunes", {
      model: "qwen3-8b",
      training_type: "efficient_sft",
      training_file_ids: [sampleFileId],
      validation_file_ids: null,
      hyper_parameters: hyperParameters,
      job_name: "support_bot",
    });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body).sort(), ["output", "request_id"]);
    assert.match(output.job_id, /^ft-202601010800-[0-9a-f]{4}$/);
    const { job_id: jobId, workspace_id: workspace, user_identity: uid, ...job } = output;
    assert.match(workspace, /^llm-[0-9a-z]{16}$/);
    assert.match(uid, /^\d{16}$/);
    assert.deepEqual(job, {
      job_name: "support_bot",
      status: "PENDING",
      model: "qwen3-8b",
      base_model: "qwen3-8b",
      training_file_ids: [sampleFileId],
      validation_file_ids: [],
      training_datasets: [{ data_source_type: "file_id", file_id: sampleFileId }],
      validation_datasets: [],
      hyper_parameters: hyperParameters,
      training_type: "efficient_sft",
      create_time: "2026-01-01 08:00:00",
      modifier: uid,
      creator: uid,
      group: "llm",
      charge_type: "token",
      max_output_cnt: 10,
    });
    assert.equal((await bailian.job(jobId)).status, "PENDING");
  });

  it("names a job after its ID, counts a missing method as sft, and fills both ways of naming data", async () => {
    const job = await bailian.newJob({
      training_file_ids: undefined,
      training_datasets: [{ data_source_type: "file_id", file_id: sampleFileId }],
      hyper_parameters: null,
    });
    assert.equal(job["job_name"], job.job_id);
    assert.equal(job["training_type"], "sft");
    assert.deepEqual(job["training_file_ids"], [sampleFileId]);
    assert.deepEqual(job["hyper_parameters"], {});
  });

  it("takes a job of 200 short rows through its states in about ten minutes, mostly running", async () => {
    const { job_id: jobId } = await bailian.newJob();
    const seen: string[] = [];
    for (let minute = 0; minute < 12; minute += 1) {
      seen.push((await bailian.job(jobId)).status);
      bailian.clock.advance(minuteMs);
    }
    assert.deepEqual([...new Set(seen)], ["PENDING", "RUNNING", "SUCCEEDED"]);
    const running = seen.filter((status) => status === "RUNNING").length;
    assert.ok(running >= 8 && running <= 10, `${running} of 12 minutes running`);
  });

  it("gives model, usage and end time of a succeeded job only then", async () => {
    const { job_id: jobId } = await bailian.newJob({ finetuned_output_suffix: "spring" });
    bailian.clock.advance(2 * minuteMs);
    const running = await bailian.job(jobId);
    assert.equal(running.status, "RUNNING");
    for (const member of ["finetuned_output", "usage", "end_time", "code", "message"]) assert.ok(!(member in running));
    bailian.clock.advance(20 * minuteMs);
    const done = await bailian.job(jobId);
    assert.equal(done.status, "SUCCEEDED");
    assert.equal(done["finetuned_output"], `qwen3-8b-spring-${jobId}`);
    assert.equal(typeof done["usage"], "number");
    assert.match(String(done["end_time"]), /^2026-01-01 08:0\d:\d\d$/);
    assert.ok(!("code" in done));
  });

  it("names the root model of a job that tunes a tuned model, also after that job's record is gone", async () => {
    const first = await bailian.newJob();
    bailian.clock.advance(20 * minuteMs);
    const model = (await bailian.job(first.job_id))["finetuned_output"];
    const second = await bailian.newJob({ model });
    assert.equal(second["model"], model);
    assert.equal(second["base_model"], "qwen3-8b");
    bailian.clock.advance(20 * minuteMs);
    assert.equal((await bailian.job(second.job_id))["finetuned_output"], `qwen3-8b-${second.job_id}`);
  });

  it("trains one job at a time and the others in the order of their submission", async () => {
    const jobs = [await bailian.newJob(), await bailian.newJob(), await bailian.newJob()];
    const ended: string[] = [];
    for (let minute = 0; minute < 40; minute += 1) {
      bailian.clock.advance(minuteMs);
      const states = await Promise.all(jobs.map(async ({ job_id: jobId }) => (await bailian.job(jobId)).status));
      assert.ok(states.filter((status) => status === "RUNNING").length <= 1, states.join());
      states.forEach((status, index) => {
        if (status === "SUCCEEDED" && !ended.includes(String(index))) ended.push(String(index));
      });
      if (minute === 2) assert.deepEqual(states, ["RUNNING", "QUEUING", "QUEUING"]);
    }
    assert.deepEqual(ended, ["0", "1", "2"]);
  });

  it("stops a running job through CANCELING and bills what it has used", async () => {
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(5 * minuteMs);
    const { status, output } = await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    assert.equal(status, 200);
    assert.deepEqual(output, { status: "success" });
    const stopping = await bailian.job(jobId);
    assert.equal(stopping.status, "CANCELING");
    assert.ok(!("usage" in stopping) && !("end_time" in stopping));
    assert.equal((await bailian.call("POST", `/fine-tunes/${jobId}/cancel`)).status, 200);
    bailian.clock.advance(minuteMs);
    const stopped = await bailian.job(jobId);
    assert.equal(stopped.status, "CANCELED");
    assert.ok(Number(stopped["usage"]) > 0);
    assert.ok("end_time" in stopped && !("finetuned_output" in stopped) && !("code" in stopped));
  });

  it("cancels a waiting job at once, for nothing, and lets the one behind it move up", async () => {
    const [first, second, third] = [await bailian.newJob(), await bailian.newJob(), await bailian.newJob()];
    bailian.clock.advance(2 * minuteMs);
    await bailian.call("POST", `/fine-tunes/${second.job_id}/cancel`);
    const cancelled = await bailian.job(second.job_id);
    assert.equal(cancelled.status, "CANCELED");
    assert.equal(cancelled["usage"], 0);
    await bailian.call("POST", `/fine-tunes/${first.job_id}/cancel`);
    bailian.clock.advance(minuteMs);
    assert.equal((await bailian.job(third.job_id)).status, "RUNNING");
  });

  it("refuses to cancel what has ended", async () => {
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(20 * minuteMs);
    const { status, code, message } = await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    assert.deepEqual([status, code], [400, "UnsupportedOperation"]);
    assert.equal(message, "The fine-tune job can not be canceled because it is succeeded or failed");
  });

  for (const [method, path] of [
    ["GET", ""],
    ["DELETE", ""],
    ["POST", "/cancel"],
    ["GET", "/logs"],
    ["GET", "/stream"],
    ["GET", "/checkpoints"],
  ] as const) {
    it(`answers ${method} /fine-tunes/{id}${path} for an unknown job with 404 NotFound`, async () => {
      const { status, code, message } = await bailian.call(method, `/fine-tunes/ft-202601010000-0000${path}`);
      assert.deepEqual([status, code, message], [404, "NotFound", "Not found!"]);
    });
  }

  it("keeps the jobs of a workspace to that workspace", async () => {
    const { job_id: jobId } = await bailian.newJob();
    const other = { "X-DashScope-WorkSpace": "llm-other" };
    assert.equal((await bailian.call("GET", `/fine-tunes/${jobId}`, undefined, other)).status, 404);
    assert.equal((await bailian.call("GET", "/fine-tunes", undefined, other)).output.total, 0);
  });

  it("makes no two jobs of one minute with the same ID", async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 600; count += 1) ids.add((await bailian.newJob()).job_id);
    assert.equal(ids.size, 600);
  });

  it("ends a job at the first look in instant mode", async () => {
    const instant = startBailian({ instant: true });
    const first = await instant.newJob();
    assert.equal(first.status, "PENDING");
    const second = await instant.newJob();
    const jobs = await Promise.all([first, second].map(({ job_id: jobId }) => instant.job(jobId)));
    assert.deepEqual(
      jobs.map(({ status }) => status),
      ["SUCCEEDED", "SUCCEEDED"],
    );
    const bad = await instant.newJob({ training_file_ids: [await upload(instant, "{")] });
    assert.equal((await instant.job(bad.job_id)).status, "FAILED");
    instant.emulator.close();
  });
});
