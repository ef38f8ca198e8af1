import assert from "node:assert/strict";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import type { CloudSession } from "../../../provider/contract/session";
import type { JobKey } from "../../../provider/contract/keys";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const adopted: JobKey = { cloud: "qianfan", jobId: "job-a", taskId: "task-a", details: { apiVersion: "v1" } };
const known: JobKey = { ...adopted, details: { apiVersion: "v1", v1TaskId: 362, v1JobId: 1264 } };
const numbers: JobKey = { cloud: "qianfan", jobId: "362", taskId: "1264" };

const v1 = (result: unknown): Step => ({ json: { log_id: "1", result } });
const v2 = (result: unknown): Step => ({ json: { requestId: "r", result } });
const refused = (code: number, message: string): Step => ({ json: { error_code: code, error_msg: message } });
const noSet: Step = { status: 404, json: { requestId: "r", code: "NoSuchModelSet", message: "none" } };
const published = v1({ modelIDStr: "am-a", modelId: 1, version: "1", versionId: 2, versionIdStr: "amv-a" });
const ofRun = (state: string, description?: string) =>
  v1({ state, description, sourceExtra: { trainSourceExtra: { runId: 1264, runIdStr: "task-a" } } });
const set = v2({ modelSetId: "am-a", modelSetName: "bot", modelIds: ["amv-a"] });

describe("Qianfan V1: stopping, deleting, publishing", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function open(...steps: readonly Step[]): Promise<CloudSession> {
    server = await startScriptedServer(...steps);
    const keys = { accessKey: "ALTAKtest", secretKey: "secret-for-tests" };
    return openQianfanSession({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  }
  const calls = () => server?.requests.map(({ url }) => url.split(/[/=]/).pop()) ?? [];
  const body = (index: number): unknown => JSON.parse(server?.requests[index]?.body ?? "null");

  const stops: readonly (readonly [string, JobKey, unknown])[] = [
    ["V1's numbers where they are known", known, { taskId: 362, jobId: 1264 }],
    ["V2's IDs where an adopted run has only those", adopted, { taskId: "job-a", jobId: "task-a" }],
    ["the numbers of a key without V2's IDs", numbers, { taskId: 362, jobId: 1264 }],
  ];
  for (const [what, key, sent] of stops) {
    it(`stops by stopJob with ${what}`, async () => {
      await (await open(v1(true))).cancel(key);
      assert.deepEqual([calls(), body(0)], [["stopJob"], sent]);
    });
  }

  it("a stop of a run that has ended meanwhile is fine", async () => {
    await (await open(refused(510302, "job status invalid"))).cancel(known);
    assert.deepEqual(calls(), ["stopJob"]);
  });

  it("stops by V2 what V1 does not take by V2's IDs", async () => {
    await (await open(refused(500001, "param invalid"), v2(true))).cancel(adopted);
    assert.deepEqual(calls(), ["stopJob", "StopFineTuningTask"]);
    assert.deepEqual(body(1), { taskId: "task-a" });
  });

  it("a stop that V1 refuses by its own numbers fails", async () => {
    const error = await failureOf((await open(refused(500001, "param invalid"))).cancel(numbers));
    assert.equal(error.code, "500001");
  });

  it("deletes run and empty container through V2", async () => {
    const session = await open(v2(true), v2({ taskList: [] }), v2(true));
    assert.equal(await session.remove(known, { ownsJob: true }), "removed");
    assert.deepEqual(calls(), ["DeleteFineTuningTask", "DescribeFineTuningTasks", "DeleteFineTuningJob"]);
  });

  it("keeps what only V1 knows, without a call", async () => {
    const session = await open();
    assert.equal(await session.remove(numbers, { ownsJob: true }), "kept");
    await session.release({ jobId: "362", isNew: true, candidates: [] });
    assert.deepEqual(calls(), []);
  });

  it("deletes the run and says that the container stays where only that has no ID of V2", async () => {
    const session = await open(v2(true));
    assert.equal(await session.remove({ ...known, jobId: "362" }, { ownsJob: true }), "kept");
    assert.deepEqual(calls(), ["DeleteFineTuningTask"]);
  });

  it("publishes as a new model and waits until it is ready", async () => {
    const session = await open(noSet, published, ofRun("Creating"), ofRun("Ready"));
    const publish = () => session.publish?.(known, {}, "bot");
    assert.deepEqual(await publish(), { modelId: "amv-a", modelSetId: "am-a", state: "publishing" });
    assert.equal((await publish())?.state, "publishing");
    assert.deepEqual(await publish(), { modelId: "amv-a", modelSetId: "am-a", state: "ready" });
    assert.deepEqual(body(1), {
      isNewModel: true,
      modelName: "bot",
      versionMeta: { taskId: "job-a", iterationId: "task-a", description: "bot" },
    });
    assert.deepEqual(calls(), ["DescribeModelSet", "publishTrainModel", "modelVersionDetail", "modelVersionDetail"]);
  });

  it("publishes into a given set, a given checkpoint", async () => {
    const session = await open(v2({ modelSetId: "am-a", modelIds: [] }), published);
    await session.publish?.(numbers, { modelSetId: "am-a", checkpointStep: 64 }, "bot");
    assert.deepEqual(body(1), {
      isNewModel: false,
      modelId: "am-a",
      versionMeta: { taskId: 362, iterationId: 1264, description: "bot, checkpoint 64", step: 64 },
    });
  });

  it("takes the version that an earlier try published from the run", async () => {
    const session = await open(set, ofRun("Ready", "as it was called before"));
    const found = await session.publish?.(known, { modelName: "bot", description: "new words" }, "bot");
    assert.deepEqual([found?.modelId, found?.state], ["amv-a", "ready"]);
    assert.ok(!calls().includes("publishTrainModel"));
  });

  const others: readonly (readonly [string, Step])[] = [
    ["another run", v1({ state: "Ready", sourceExtra: { trainSourceExtra: { runId: 9, runIdStr: "task-z" } } })],
    ["another checkpoint", ofRun("Ready", "bot, checkpoint 64")],
    ["a publishing that failed", ofRun("Fail", "bot")],
    ["a version that is gone", refused(70102, "no such version")],
  ];
  for (const [what, step] of others) {
    it(`does not take the version of ${what}`, async () => {
      await (await open(set, step, published)).publish?.(known, { modelName: "bot" }, "bot");
      assert.deepEqual(calls(), ["DescribeModelSet", "modelVersionDetail", "publishTrainModel"]);
    });
  }

  it("looks for the version of a publishing whose answer was lost", async () => {
    const lost: Step = (incoming) => void incoming.socket.destroy();
    const found = await (await open(noSet, lost, set, ofRun("Creating", "bot"))).publish?.(known, {}, "bot");
    assert.deepEqual(found, { modelId: "amv-a", modelSetId: "am-a", state: "publishing" });
  });

  it("a refused publishing fails with the cloud's words", async () => {
    const session = await open(noSet, refused(70118, "published already"), noSet);
    const error = await failureOf(session.publish?.(known, {}, "bot") ?? Promise.reject(new Error("no publish")));
    assert.deepEqual([error.code, error.kind], ["70118", "conflict"]);
  });
});
