import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CloudError } from "../../../provider/contract/cloud-error";
import { createQianfanClient, type QianfanClient } from "../../../provider/clouds/qianfan/client";
import { observeService } from "../../../provider/clouds/qianfan/deployment-observation";
import { observeTask } from "../../../provider/clouds/qianfan/observation";
import { observeJob } from "../../../provider/clouds/qianfan/v1/observation";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer } from "../scripted-server";

const folder = path.join(__dirname, "../../fixtures/answers");
const fixture = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown().optional(),
  text: z.string().optional(),
});

const run = { cloud: "qianfan", jobId: "task-1", taskId: "job-1" };
const dataset = { sourceType: "Platform", versions: [{ versionId: "ds-1" }] };
const unit = { serviceId: "svco-1", instanceId: "unit-1", deploymentReplicasCount: 0 };

type Ask = (client: QianfanClient) => Promise<unknown>;
const task: Ask = async (client) => observeTask(await client.describeFineTuningTask("task-x"), "job-x");
const service: Ask = async ({ services }) =>
  observeService(await services.describeService("svco-0"), { cloud: "qianfan", id: "svco-0" }, undefined);
const v1Job: Ask = async ({ v1 }) => observeJob(await v1.jobDetail({ taskId: 1, jobId: 1 }), run);
const create: Ask = (client) =>
  client.createFineTuningTask({
    jobId: "job-1",
    parameterScale: "FullFineTuning",
    hyperParameterConfig: { epoch: 1 },
    datasetConfig: dataset,
  });

/** What is read of an answer that the real cloud was seen or is documented to give: members, or kind, words and advice. */
const table: Readonly<Record<string, readonly [Ask, object | readonly [kind: string, says: RegExp, advice: RegExp]]>> =
  {
    "access-denied": [task, ["unauthorized", /AccessDenied, HTTP 403/, /QianfanModelTuningFullControlAccessPolicy/]],
    daily: [task, ["quota", /daily request limit reached \(17/, /tomorrow/]],
    deactivate: [
      ({ services }) => services.deactivateService("svco-1"),
      { isDone: true, message: "当前服务独占后付费资源,请注意空闲资源释放!" },
    ],
    "import-failed": [
      ({ datasets }) => datasets.describeImportTask("ds-0"),
      { importStatus: "ImportFailed", sampleCount: 0, errDownloadUrl: undefined },
    ],
    inappropriate: [create, ["invalid", /param\[splitRatio\] invalid/, /parameter that the message names/]],
    "no-credential": [task, ["unauthorized", /Could not find credential/, /QIANFAN_ACCESS_KEY/]],
    qps: [task, ["throttled", /qps request limit reached \(18/, /Wait a while/]],
    "scale-service": [async ({ services }) => ({ isDone: await services.scaleService(unit) }), { isDone: true }],
    "service-stopped": [
      service,
      { status: "stopped", cloudStatus: "Stopped", deployedModel: "abcdefgh_x", capacity: 1, readyCapacity: 0 },
    ],
    signature: [task, ["unauthorized", /Signature does not match/, /QIANFAN_SECRET_KEY/]],
    "task-done": [
      task,
      { status: "succeeded", progress: 100, createdAt: "2024-05-27T11:10:20Z", finishedAt: "2024-05-27T11:55:38Z" },
    ],
    "task-empty-status": [task, { status: "queued", cloudStatus: "", finishedAt: undefined }],
    "task-failed": [task, { status: "failed", cloudStatus: "Failed", error: undefined, finishedAt: undefined }],
    "token-invalid": [task, ["unauthorized", /Access token invalid/, /address that takes access tokens/]],
    "v1-job-fail": [v1Job, { status: "failed", cloudStatus: "FAIL", progress: 51 }],
    "v1-job-logid": [v1Job, { status: "running", cloudStatus: "RUNNING", progress: 51 }],
  };

describe("Qianfan: answers of the real cloud", () => {
  for (const [name, [ask, expected]] of Object.entries(table)) {
    it(name, async () => {
      const file = await fs.promises.readFile(path.join(folder, `qianfan-${name}.json`), "utf8");
      const { status, headers, body, text } = fixture.parse(JSON.parse(file));
      const step = { status, headers, ...(text === undefined ? { json: body } : { text }) };
      const server = await startScriptedServer(step);
      const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
      const client = createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
      const read: unknown = await ask(client).catch((error: unknown) => error);
      await server.close();
      if (Array.isArray(expected)) {
        const [kind, says, advice] = expected as [string, RegExp, RegExp];
        assert.ok(read instanceof CloudError, `read as ${JSON.stringify(read)}`);
        assert.equal(read.kind, kind);
        assert.match(read.message, says);
        assert.match(read.nextStep ?? "", advice);
        return;
      }
      const members = z.record(z.string(), z.unknown()).parse(read);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((member) => [member, members[member]])), expected);
    });
  }

  it("are all in the table", async () => {
    const files = (await fs.promises.readdir(folder)).filter((file) => file.startsWith("qianfan-"));
    assert.deepEqual(
      files.map((file) => file.slice("qianfan-".length, -".json".length)).sort(),
      Object.keys(table).sort(),
    );
  });
});
