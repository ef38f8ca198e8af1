import assert from "node:assert/strict";
import { minuteMs, sampleFileId, startBailian, type TestBailian } from "./start-bailian";

describe("the control interface of the simulated clouds", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  const control = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await bailian.send(method, `/_emulator/${path}`, init);
    const answer = (await response.json()) as Record<string, unknown> & { clock?: { speed: number } };
    return { status: response.status, body: answer };
  };
  const journal = async () => {
    const text = await (await bailian.send("GET", "/_emulator/journal")).text();
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it("says that it is there", async () => {
    const { status, body } = await control("GET", "health");
    assert.deepEqual([status, body["status"], body.clock?.speed], [200, "ok", 1]);
  });

  it("moves the clock and sets its speed", async () => {
    assert.equal(
      (await control("POST", "clock", { advanceMs: 1000 })).body["simulatedNow"],
      "2026-01-01T00:00:01.000Z",
    );
    assert.equal(
      (await control("POST", "clock", { advance: "1h10m" })).body["simulatedNow"],
      "2026-01-01T01:10:01.000Z",
    );
    assert.equal((await control("POST", "clock", { speed: 30 })).body["speed"], 30);
    assert.equal((await control("GET", "clock")).body["speed"], 30);
    for (const bad of [
      {},
      { speed: -1 },
      { advance: "soon" },
      { advanceMs: -5 },
      { speed: 1, advanceMs: 1 },
      undefined,
    ]) {
      assert.equal((await control("POST", "clock", bad)).status, 400, JSON.stringify(bad));
    }
  });

  it("makes a job fail now or later, with the reason in job and log", async () => {
    const [first, second] = [await bailian.newJob(), await bailian.newJob()];
    const fail = { code: "NoGpu", message: "no device" };
    bailian.clock.advance(2 * minuteMs);
    const { body } = await control("POST", `jobs/${first.job_id}`, { fail });
    assert.equal(body["status"], "failed");
    assert.equal((await bailian.job(first.job_id)).status, "FAILED");
    const { output } = await bailian.call("GET", `/fine-tunes/${first.job_id}/logs`);
    assert.match(output.logs.join("\n"), /ERROR - NoGpu: no device/);
    assert.equal((await bailian.job(second.job_id)).status, "RUNNING");
    await control("POST", `jobs/${second.job_id}`, { fail: { ...fail, afterMs: 3 * minuteMs } });
    bailian.clock.advance(2 * minuteMs);
    assert.equal((await bailian.job(second.job_id)).status, "RUNNING");
    bailian.clock.advance(2 * minuteMs);
    assert.equal((await bailian.job(second.job_id)).status, "FAILED");
  });

  it("makes a job hang until it is cancelled, with the others waiting behind it", async () => {
    const [first, second] = [await bailian.newJob(), await bailian.newJob()];
    await control("POST", `jobs/${first.job_id}`, { stall: true });
    bailian.clock.advance(24 * 60 * minuteMs);
    assert.equal((await bailian.job(first.job_id)).status, "RUNNING");
    const third = await bailian.newJob();
    bailian.clock.advance(minuteMs);
    for (const { job_id: jobId } of [second, third]) assert.equal((await bailian.job(jobId)).status, "QUEUING");
    await bailian.call("POST", `/fine-tunes/${first.job_id}/cancel`);
    bailian.clock.advance(minuteMs);
    assert.equal((await bailian.job(first.job_id)).status, "CANCELED");
    assert.equal((await bailian.job(second.job_id)).status, "RUNNING");
    bailian.clock.advance(30 * minuteMs);
    assert.equal((await bailian.job(third.job_id)).status, "SUCCEEDED");
  });

  it("finishes a job at once, with a complete log", async () => {
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(minuteMs);
    await control("POST", `jobs/${jobId}`, { finish: true });
    assert.equal((await bailian.job(jobId)).status, "SUCCEEDED");
    const { output } = await bailian.call("GET", `/fine-tunes/${jobId}/logs`);
    assert.match(output.logs.join("\n"), /'12\/12'[^]*Fine-tune succeeded![^]*##FT_COMPLETE##$/);
  });

  it("refuses an unknown job, a bad change and an unknown call", async () => {
    assert.equal((await control("POST", "jobs/nope", { finish: true })).status, 404);
    assert.equal((await control("POST", "jobs/nope", { explode: true })).status, 400);
    assert.equal((await control("GET", "nope")).status, 404);
  });

  it("shows every call, effect and transition in order, and no credential", async () => {
    const { job_id: jobId } = await bailian.newJob();
    await bailian.call("GET", `/fine-tunes/${jobId}?api_key=sk-secret1`, undefined, {
      Authorization: "Bearer sk-secret2",
    });
    await bailian.call("POST", "/fine-tunes", { model: "qwen3-8b" });
    await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    const entries = await journal();
    assert.deepEqual(
      entries.map(({ kind, effect, operation, status, to }) =>
        kind === "call" ? `${String(operation)} ${String(status)}` : (effect ?? to),
      ),
      [
        "run.submitted",
        "job.created",
        "CreateFineTune 200",
        "GetFineTune 200",
        "CreateFineTune 400",
        "run.cancelled",
        "cancelled",
        "CancelFineTune 200",
      ],
    );
    assert.equal(entries[2]?.["subject"], jobId);
    assert.equal(entries[4]?.["errorCode"], "InvalidParameter");
    assert.ok(!JSON.stringify(entries).includes("sk-secret"));
    const since = await (await bailian.send("GET", `/_emulator/journal?since=${String(entries[6]?.["seq"])}`)).text();
    assert.equal(since.split("\n").filter(Boolean).length, 1);
  });

  it("forgets everything but clock and keys, and starts over with the same IDs", async () => {
    const before = await bailian.newJob();
    await control("POST", "reset");
    assert.deepEqual((await bailian.call("GET", "/fine-tunes")).output.jobs, []);
    assert.equal((await bailian.call("GET", `/files/${sampleFileId}`)).status, 200);
    assert.equal((await bailian.newJob()).job_id, before.job_id);
  });
});
