import assert from "node:assert/strict";
import { createQianfanClient } from "../../../provider/clouds/qianfan/client";
import { v1ErrorTable } from "../../../provider/clouds/qianfan/v1/error-table";
import type { CloudErrorKind } from "../../../provider/contract/cloud-error";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

/** The codes and messages of seed [003], and what each means for a job. */
const documented: readonly (readonly [string, string, CloudErrorKind])[] = [
  ["500000", "internal server error", "server"],
  ["500001", "param invalid", "invalid"],
  ["500002", "auth failed, no access", "unauthorized"],
  ["510101", "dataset entity count not enough, at least 32", "invalid"],
  ["510102", "dataset config error", "invalid"],
  ["510201", "task name exist", "conflict"],
  ["510202", "task not exist", "not-found"],
  ["510203", "task count over limit", "quota"],
  ["510301", "job not exist", "not-found"],
  ["510302", "job status invalid", "unsupported"],
  ["510401", "train config error", "invalid"],
  ["510402", "job training count over limit", "throttled"],
  ["510403", "charge quote not enough", "quota"],
  ["510404", "job not support incre train", "invalid"],
];

describe("Qianfan V1: errors", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function clientOf(...steps: readonly Step[]) {
    server = await startScriptedServer(...steps);
    const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
    return createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  }

  for (const [code, message, kind] of documented) {
    it(`${code} "${message}" with HTTP 200 is ${kind}`, async () => {
      const client = await clientOf({ json: { error_code: Number(code), error_msg: message, log_id: "1234567890" } });
      const error = await failureOf(client.v1.createTask({ name: "bot" }));
      const row = v1ErrorTable.find((known) => known.code === code);
      assert.deepEqual(
        { code: error.code, kind: error.kind, status: error.status, requestId: error.requestId },
        { code, kind, status: 200, requestId: "1234567890" },
      );
      assert.equal(error.nextStep, row?.nextStep);
      assert.equal(error.isRetryable, kind === "server" || kind === "throttled");
      assert.ok(error.message.includes(`createTask: ${message}`), error.message);
    });
  }

  it("every row has a source and a next step that is a sentence", () => {
    for (const { source, nextStep } of v1ErrorTable) assert.ok(source.includes("https://") && nextStep.endsWith("."));
  });

  it("a code that no table knows is invalid, with the cloud's words", async () => {
    const client = await clientOf({ json: { error_code: 599999, error_msg: "brand new" } });
    const error = await failureOf(client.v1.jobDetail({ taskId: 1, jobId: 2 }));
    assert.deepEqual([error.code, error.kind], ["599999", "invalid"]);
    assert.ok(error.message.includes("brand new"));
  });

  it("an error code of 0 is none", async () => {
    const client = await clientOf({ json: { error_code: 0, log_id: "1", result: true } });
    assert.equal(await client.v1.stopJob({ taskId: 1, jobId: 2 }), true);
  });

  it("the dataset envelope's failure is an error although its status is 200", async () => {
    const json = { log_id: "7", success: false, status: 400, code: "DatasetNotExist", message: "no such dataset" };
    const client = await clientOf({ json });
    const error = await failureOf(client.v1.datasetInfo("ds-a"));
    assert.deepEqual([error.operation, error.code, error.requestId], ["dataset/info", "DatasetNotExist", "7"]);
    assert.ok(error.message.includes("no such dataset"));
  });

  it("the gateway's refusal of a key is the same as V2's", async () => {
    const json = { requestId: "r", code: "InvalidAccessKeyId", message: "unknown key" };
    const client = await clientOf({ status: 403, json });
    const error = await failureOf(client.v1.createTask({ name: "bot" }));
    assert.deepEqual([error.kind, error.requestId], ["unauthorized", "r"]);
  });

  it("a read that fails in passing is repeated, a create never is", async () => {
    const failure: Step = { json: { error_code: 500000, error_msg: "internal server error" } };
    const detail = { trainStatus: "RUNNING", progress: 3 };
    const client = await clientOf(failure, { json: { log_id: "1", result: detail } }, failure);
    assert.equal((await client.v1.jobDetail({ taskId: 1, jobId: 2 })).progress, 3);
    await failureOf(client.v1.createJob(run));
    assert.deepEqual(
      server?.requests.map(({ url }) => url.split("/").pop()),
      ["jobDetail", "jobDetail", "createJob"],
    );
  });
});

const run = { taskId: 1, jobRunType: 0, trainConfig: {}, trainset: [], trainsetRate: 20 } as const;
