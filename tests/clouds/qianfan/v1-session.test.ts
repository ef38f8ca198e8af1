import assert from "node:assert/strict";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import type { CloudSession, JobRequest } from "../../../provider/contract/session";
import type { JobKey } from "../../../provider/contract/keys";
import { CloudError } from "../../../provider/contract/cloud-error";
import type { JsonObject } from "../../../provider/base/json";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";
import type { Block } from "../rules/blocks";
import { v1Block, v1Increment } from "./v1-blocks";

const name = "bot_abcdefghijkl";
const request: JobRequest = { name, description: "spring", block: v1Block as JsonObject };
const uuids: JobKey = { cloud: "qianfan", jobId: "job-a", taskId: "task-a" };
const numbers: JobKey = { cloud: "qianfan", jobId: "362", taskId: "1264" };
const numbered: JobKey = { ...uuids, details: { apiVersion: "v1", v1TaskId: 362, v1JobId: 1264 } };

const v1 = (result: unknown): Step => ({ json: { log_id: "1", result } });
const v2 = (result: unknown): Step => ({ json: { requestId: "r", result } });
const refused = (code: number, message: string): Step => ({ json: { error_code: code, error_msg: message } });
const task = { taskId: "task-a", jobId: "job-a", jobName: name, runStatus: "Running", runProgress: "7%" };
const jobs = v2({ jobList: [{ jobId: "job-a", name, model: "ERNIE-Bot-turbo-0725", trainMode: "SFT" }] });

describe("Qianfan V1: session", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function open(...steps: readonly Step[]): Promise<CloudSession> {
    server = await startScriptedServer(...steps);
    const keys = { accessKey: "ALTAKtest", secretKey: "secret-for-tests" };
    return openQianfanSession({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  }
  const calls = () => server?.requests.map(({ url }) => url.split(/[/=]/).pop()) ?? [];
  const body = (index: number): unknown => JSON.parse(server?.requests[index]?.body ?? "null");

  async function submitted(block: JsonObject, ...steps: readonly Step[]) {
    const session = await open(...steps);
    const reservation = await session.reserve({ ...request, block }, { fresh: false });
    return { reservation, key: await session.submit({ ...request, block }, reservation) };
  }

  it("makes a container and a run in it by their numbers, and names both by V2's IDs", async () => {
    const steps = [v1({ id: 362, uuid: "job-a" }), v1({ id: 1264, uuid: "task-a" })];
    const { reservation, key } = await submitted(v1Block as JsonObject, ...steps);
    assert.deepEqual(reservation, { jobId: "job-a", isNew: true, candidates: [] });
    assert.deepEqual(key, numbered);
    const model = { baseTrainType: "ERNIE-Bot-turbo", trainType: "ERNIE-Bot-turbo-0725" };
    assert.deepEqual(body(0), { name, description: "spring", ...model });
    const { apiVersion: _, ...named } = v1Block;
    assert.deepEqual(body(1), { ...named, taskId: 362, jobRunType: 0, description: "spring" });
    assert.deepEqual(calls(), ["createTask", "createJob"]);
  });

  it("trains on from a run that is named by outputs, whose numbers are text", async () => {
    const block: Block = { ...v1Increment, increConfig: { taskId: "362", jobId: "task-b" } };
    await submitted(block as JsonObject, v1({ id: 363, uuid: "job-b" }), v1({ id: 1265, uuid: "task-c" }));
    const { apiVersion: _, ...named } = block;
    const increConfig = { taskId: 362, jobId: "task-b" };
    assert.deepEqual(body(1), { ...named, increConfig, taskId: 363, jobRunType: 1, description: "spring" });
  });

  it("keeps V1's numbers as text where an answer gives no uuid", async () => {
    const { key } = await submitted(v1Block as JsonObject, v1({ id: 362 }), v1({ id: 1264 }));
    assert.deepEqual({ ...key, details: undefined }, { ...numbers, details: undefined });
  });

  it("takes the container that a lost createTask left, and makes the run in it by V2's ID", async () => {
    const lost: Step = (incoming) => void incoming.socket.destroy();
    const none = v2({ taskList: [] });
    const steps = [lost, jobs, jobs, none, v1({ id: 1264, uuid: "task-a" })];
    const { reservation, key } = await submitted(v1Block as JsonObject, ...steps);
    assert.deepEqual([reservation.jobId, reservation.isNew, reservation.candidates], ["job-a", false, []]);
    assert.deepEqual(key, { ...uuids, details: { apiVersion: "v1", v1JobId: 1264 } });
    assert.equal((body(4) as { taskId: unknown }).taskId, "job-a");
  });

  it("finds the run of a lost createJob in the container that has the name", async () => {
    const run = { ...task, model: "ERNIE-Bot-turbo-0725", trainMode: "SFT", parameterScale: "FullFineTuning" };
    const session = await open(refused(510201, "task name exist"), jobs, jobs, v2({ taskList: [run] }));
    const { candidates } = await session.reserve(request, { fresh: false });
    assert.deepEqual(
      candidates.map(({ key, differences, observation }) => [key, differences, observation.details?.["apiVersion"]]),
      [[uuids, [], "v1"]],
    );
  });

  it("says in what a run under the name was trained otherwise", async () => {
    const run = { ...task, model: "Llama-2-7b", trainMode: "SFT", parameterScale: "LoRA" };
    const session = await open(refused(510201, "task name exist"), jobs, jobs, v2({ taskList: [run] }));
    const { candidates } = await session.reserve(request, { fresh: false });
    const [model, scale] = candidates[0]?.differences ?? [];
    assert.match(model ?? "", /trainType is "Llama-2-7b" there and "ERNIE-Bot-turbo-0725" here/);
    assert.match(scale ?? "", /peftType is "LoRA" there and "ALL" here/);
  });

  it("fails closed where the name is taken and no list tells by what", async () => {
    const session = await open(refused(510201, "task name exist"), v2({ jobList: [] }));
    const error = await failureOf(session.reserve(request, { fresh: false }));
    assert.deepEqual([error.code, error.kind], ["510201", "conflict"]);
    assert.match(error.nextStep ?? "", /nothing was submitted/);
    assert.ok(!calls().includes("createJob"));
  });

  it("fails closed where V2 cannot list the container's runs", async () => {
    const none: Step = { status: 404, json: { requestId: "r", code: "NoSuchJob", message: "job not exist" } };
    const session = await open(refused(510201, "task name exist"), jobs, jobs, none);
    await assert.rejects(session.reserve(request, { fresh: false }), CloudError);
  });

  it("reads a run by V2 where it has V2's ID, and keeps V1's numbers for later", async () => {
    const session = await open(v2(task));
    const seen = await session.observe(numbered);
    assert.deepEqual(
      [seen?.status, seen?.progress, seen?.jobId, seen?.details],
      ["running", 7, "job-a", numbered.details],
    );
    assert.deepEqual(calls(), ["DescribeFineTuningTask"]);
  });

  const words = { RUNNING: "running", FINISH: "succeeded", STOP: "cancelled", FAIL: "failed", NEW: "running" } as const;
  for (const [trainStatus, status] of Object.entries(words)) {
    it(`reads ${trainStatus} of jobDetail as ${status}, where there are only numbers`, async () => {
      const session = await open(v1({ id: 1264, trainStatus, progress: 12, startTime: "2023-09-19 13:37:10" }));
      const seen = await session.observe(numbers);
      assert.deepEqual([seen?.status, seen?.cloudStatus], [status, trainStatus]);
      assert.deepEqual([seen?.jobId, seen?.taskId, seen?.createdAt], ["362", "1264", "2023-09-19T13:37:10+08:00"]);
      assert.deepEqual(body(0), { taskId: 362, jobId: 1264 });
    });
  }

  for (const [code, message] of [
    [510301, "job not exist"],
    [510202, "task not exist"],
  ] as const) {
    it(`takes ${code} for a run that is gone`, async () => {
      assert.equal(await (await open(refused(code, message))).observe(numbers), undefined);
    });
  }

  it("never takes a container that only V1 knows for gone: nothing can tell", async () => {
    const session = await open();
    const seen = await session.observe({ cloud: "qianfan", jobId: "362" });
    assert.deepEqual([seen?.status, seen?.jobId, calls()], ["queued", "362", []]);
  });

  it("compares an adopted run by numbers", async () => {
    const detail = { trainStatus: "FINISH", trainType: "Llama-2-7b", trainMode: "SFT", peftType: "ALL" };
    const found = await (await open(v1(detail))).inspect(numbers, v1Block as JsonObject);
    assert.deepEqual(found?.differences, ['trainType is "Llama-2-7b" there and "ERNIE-Bot-turbo-0725" here']);
  });
});
