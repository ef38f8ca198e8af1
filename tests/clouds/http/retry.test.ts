import assert from "node:assert/strict";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import { retryAfterMs } from "../../../provider/clouds/http/retry-delay";
import { retryDelayMs } from "../../../provider/clouds/http/retry-delay";
import { systemClock } from "../../../provider/base/clock";
import { failureOf } from "../failing-call";
import { createRecordingClock, type RecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const job = { json: { request_id: "r-1", output: { job_id: "ft-1", status: "RUNNING" } } };
const busy = { status: 503, json: { code: "ModelUnavailable", message: "busy", request_id: "r-0" } };
const throttled = { status: 429, json: { code: "Throttling", message: "slow down", request_id: "r-0" } };
const reset: Step = (request) => request.socket.resetAndDestroy();

describe("transport: repeating", () => {
  let server: ScriptedServer;
  let clock: RecordingClock;
  afterEach(async () => server.close());

  async function clientOf(...steps: Step[]) {
    server = await startScriptedServer(...steps);
    clock = createRecordingClock();
    return createBailianClient({ baseUrl: server.url, apiKey: "sk-secret-key-0001", clock, random: () => 0.5 });
  }

  it("a read is repeated over a 5xx, a 429 and a reset, with growing pauses", async () => {
    const client = await clientOf(busy, throttled, reset, job);
    assert.equal((await client.getFineTune("ft-1")).jobId, "ft-1");
    assert.equal(server.requests.length, 4);
    assert.deepEqual(clock.sleeps, [250, 500, 1000]);
  });

  for (const [name, step, kind] of [
    ["a 5xx", busy, "server"],
    ["a 429", throttled, "throttled"],
    ["a reset", reset, "no-answer"],
  ] as const) {
    it(`a read gives up after five tries of ${name}`, async () => {
      const error = await failureOf((await clientOf(step)).getFineTune("ft-1"));
      assert.equal(error.kind, kind);
      assert.equal(server.requests.length, 5);
      assert.equal(clock.sleeps.length, 4);
    });

    it(`a cancel and a delete are repeated over ${name}`, async () => {
      const client = await clientOf(step, { json: {} }, step, { text: "" });
      await client.cancelFineTune("ft-1");
      await client.deleteFineTune("ft-1");
      assert.deepEqual(
        server.requests.map(({ method }) => method),
        ["POST", "POST", "DELETE", "DELETE"],
      );
    });

    it(`a submit and an upload are never repeated over ${name}`, async () => {
      const client = await clientOf(step);
      await failureOf(client.createFineTune({ model: "qwen3-8b" }));
      await failureOf(client.uploadFile({ name: "a.jsonl", content: Buffer.from("{}") }));
      assert.equal(server.requests.length, 2);
      assert.deepEqual(clock.sleeps, []);
    });
  }

  it("what cannot pass is not repeated", async () => {
    for (const status of [400, 401, 403, 404, 409, 501]) {
      const client = await clientOf({ status, json: { code: "Whatever", message: "no", request_id: "r" } });
      await failureOf(client.getFineTune("ft-1"));
      assert.equal(server.requests.length, 1, String(status));
      await server.close();
    }
  });

  it("a submit travels on a connection of its own, reads share one", async () => {
    const client = await clientOf(job);
    await client.getFineTune("ft-1");
    await client.getFineTune("ft-1");
    await client.createFineTune({ model: "qwen3-8b" });
    const [first, second, submit] = server.requests.map(({ port }) => port);
    assert.equal(first, second);
    assert.notEqual(submit, second);
  });

  it("Retry-After is waited for, in seconds and as a date, and never for more than a minute", async () => {
    const later = new Date(Date.UTC(2026, 0, 1, 0, 0, 30)).toUTCString();
    const sent = new Date(Date.UTC(2026, 0, 1)).toUTCString();
    const client = await clientOf(
      { ...throttled, headers: { "Retry-After": "7" } },
      { ...busy, headers: { "Retry-After": later, Date: sent } },
      { ...busy, headers: { "Retry-After": "86400" } },
      job,
    );
    await client.getFineTune("ft-1");
    assert.deepEqual(clock.sleeps, [7_250, 30_250, 60_250]);
  });

  it("an abort ends the pause before the next try", async () => {
    const controller = new AbortController();
    server = await startScriptedServer({ ...busy, headers: { "Retry-After": "60" } });
    const clock = {
      ...systemClock,
      sleep: (durationMs: number, signal?: AbortSignal) => {
        setImmediate(() => controller.abort());
        return systemClock.sleep(durationMs, signal);
      },
    };
    const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-secret-key-0001", clock });
    const error = await failureOf(client.getFineTune("ft-1", { signal: controller.signal }));
    assert.equal(error.kind, "cancelled");
    assert.equal(server.requests.length, 1);
  });
});

describe("retry delays", () => {
  it("full jitter doubles from half a second and is capped at 20 seconds", () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 20].map((tries) => retryDelayMs(tries, () => 1));
    assert.deepEqual(longest, [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
    assert.equal(
      retryDelayMs(5, () => 0),
      0,
    );
  });

  it("Retry-After: what is malformed or past asks for nothing", () => {
    const now = Date.UTC(2026, 0, 1);
    const cases: [string | undefined, number | undefined][] = [
      [undefined, undefined],
      ["", undefined],
      ["soon", undefined],
      ["-5", undefined],
      ["0", 0],
      [" 12 ", 12_000],
      ["Thu, 01 Jan 2026 00:00:10 GMT", 10_000],
      ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
    ];
    for (const [value, expected] of cases) {
      assert.equal(retryAfterMs(value === undefined ? {} : { "retry-after": value }, now), expected, String(value));
    }
  });
});
