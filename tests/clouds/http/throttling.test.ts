import assert from "node:assert/strict";
import { openBailianSession } from "../../../provider/clouds/bailian/session";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import type { CloudSession } from "../../../provider/contract/session";
import { failureOf } from "../failing-call";
import { createRecordingClock, type RecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedAnswer, type ScriptedServer } from "../scripted-server";

const bailianThrottles = { code: "Throttling.RateQuota", message: "Requests rate limit exceeded", request_id: "r" };
const job = { request_id: "r-1", output: { job_id: "ft-1", status: "RUNNING" } };
const minute = 60_000;

/** One cloud as the tests need it. */
interface Case {
  readonly throttled: ScriptedAnswer;
  open(server: ScriptedServer, clock: RecordingClock, notes: string[]): CloudSession;
  /** A read, and the answer that it is content with. */
  look(session: CloudSession): Promise<unknown>;
  readonly seen: ScriptedAnswer;
}

const cases: Readonly<Record<string, Case>> = {
  bailian: {
    throttled: { status: 429, json: bailianThrottles },
    open: ({ url }, clock, notes) =>
      openBailianSession({ ...common(clock, notes), baseUrl: url, apiKey: "sk-secret-key-0001" }),
    look: (session) => session.observe({ cloud: "bailian", jobId: "ft-1" }),
    seen: { json: job },
  },
  qianfan: {
    throttled: { json: { error_code: 18, error_msg: "Open api qps request limit reached" } },
    open: ({ url }, clock, notes) =>
      openQianfanSession({ ...common(clock, notes), baseUrl: url, accessKey: "ALTAKtest", secretKey: "secret" }),
    look: (session) => session.observe({ cloud: "qianfan", jobId: "job-1", taskId: "task-1" }),
    seen: { json: { requestId: "r", result: { taskId: "task-1", jobId: "job-1", runStatus: "Running" } } },
  },
};

function common(clock: RecordingClock, notes: string[]) {
  return { clock, random: () => 1, onNote: (note: string) => void notes.push(note) };
}

for (const [cloud, { throttled, open, look, seen }] of Object.entries(cases)) {
  describe(`throttling on ${cloud}`, () => {
    let server: ScriptedServer;
    afterEach(async () => server.close());

    it("is waited out by a read, without hurry, and told once", async () => {
      server = await startScriptedServer(...Array<ScriptedAnswer>(12).fill(throttled), seen);
      const [clock, notes] = [createRecordingClock(), [] as string[]];
      await look(open(server, clock, notes));
      assert.equal(server.requests.length, 13);
      assert.deepEqual(clock.sleeps.slice(0, 6), [500, 1000, 2000, 4000, 5000, 5000]);
      assert.equal(notes.length, 1);
      assert.match(notes[0] ?? "", /^\w+ \w+: the cloud throttles this account \(\S+\); asking again$/);
    });

    it("that does not end is an error after two minutes, the cloud's own", async () => {
      server = await startScriptedServer(throttled);
      const clock = createRecordingClock();
      const startedAt = clock.now();
      const error = await failureOf(look(open(server, clock, [])));
      assert.equal(error.kind, "throttled");
      const waitedMs = clock.now() - startedAt;
      assert.ok(waitedMs >= 2 * minute && waitedMs < 3 * minute, String(waitedMs));
    });

    it("does not wear out the patience with other faults", async () => {
      const busy = { status: 503, json: { code: "InternalError", message: "busy" } };
      server = await startScriptedServer(...Array<ScriptedAnswer>(6).fill(throttled), busy, busy, throttled, seen);
      await look(open(server, createRecordingClock(), []));
      assert.equal(server.requests.length, 10);
    });
  });
}

describe("throttling of what makes something", () => {
  let server: ScriptedServer;
  afterEach(async () => server.close());

  const container = { name: "support_abcdefghijkl", block: { model: "ERNIE-Speed-8K", trainMode: "SFT" } };

  it("is waited out where nothing is paid for", async () => {
    const { throttled, open } = cases["qianfan"] as Case;
    const made = { json: { requestId: "r", result: { jobId: "job-1" } } };
    server = await startScriptedServer(throttled, throttled, made);
    const session = open(server, createRecordingClock(), []);
    const reservation = await session.reserve(container, { fresh: false });
    assert.deepEqual([reservation.jobId, reservation.isNew, server.requests.length], ["job-1", true, 3]);
  });

  it("does not stand for a lost answer, after which it is never sent again", async () => {
    const { throttled, open } = cases["qianfan"] as Case;
    const lost = { status: 500, json: { requestId: "r", code: "InternalError", message: "no" } };
    const none = { json: { requestId: "r", result: { pageInfo: { isTruncated: false }, jobList: [] } } };
    server = await startScriptedServer(throttled, lost, none);
    await assert.rejects(open(server, createRecordingClock(), []).reserve(container, { fresh: false }));
    const creates = server.requests.filter(({ url }) => url.includes("CreateFineTuningJob"));
    assert.equal(creates.length, 2);
  });

  it("is left to who knows how long there is time, where it is paid for", async () => {
    const { throttled, open } = cases["bailian"] as Case;
    server = await startScriptedServer(throttled);
    const session = open(server, createRecordingClock(), []);
    const request = { ...container, block: { model: "qwen3-8b", trainingType: "efficient_sft" } };
    const error = await failureOf(session.submit(request, { isNew: false, candidates: [] }));
    assert.deepEqual([error.kind, server.requests.length], ["throttled", 1]);
  });
});
