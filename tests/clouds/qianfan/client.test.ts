import assert from "node:assert/strict";
import { createQianfanClient, type QianfanClient } from "../../../provider/clouds/qianfan/client";
import type { FineTuningTask } from "../../../provider/clouds/qianfan/schemas";
import { failureOf } from "../failing-call";
import { startScriptedServer } from "../scripted-server";

const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };

function answering(result: unknown): QianfanClient {
  const fetch = async () => Response.json({ requestId: "r", result });
  return createQianfanClient({ baseUrl: "http://embedded.invalid", ...keys, fetch });
}

const readTask = (members: Record<string, unknown>) =>
  answering({ taskId: "task-1", runStatus: "Running", ...members }).describeFineTuningTask("task-1");

describe("Qianfan: what is read of a task", () => {
  const tolerated: { name: string; members: Record<string, unknown>; expected: Partial<FineTuningTask> }[] = [
    {
      name: "nothing but ID and status",
      members: {},
      expected: { metrics: {}, checkpoints: [], runProgress: undefined },
    },
    { name: "the empty status of a new run", members: { runStatus: "" }, expected: { runStatus: "" } },
    { name: "a status that nobody knows", members: { runStatus: "Paused" }, expected: { runStatus: "Paused" } },
    { name: "progress in percent", members: { runProgress: "99%" }, expected: { runProgress: 99 } },
    { name: "progress with decimals", members: { runProgress: "99.5%" }, expected: { runProgress: 99.5 } },
    { name: "progress that is none", members: { runProgress: "soon" }, expected: { runProgress: undefined } },
    { name: "an empty progress", members: { runProgress: "" }, expected: { runProgress: undefined } },
    {
      name: "createTime and finishTime",
      members: { createTime: "2024-01-16T09:48:35Z", finishTime: "2024-01-16T10:48:35Z" },
      expected: { createTime: "2024-01-16T09:48:35Z", finishTime: "2024-01-16T10:48:35Z" },
    },
    {
      name: "createDate and a zero finishDate",
      members: { createDate: "2024-01-16T09:48:35Z", finishDate: "0000-00-00T00:00:00Z" },
      expected: { createTime: "2024-01-16T09:48:35Z", finishTime: undefined },
    },
    {
      name: "metrics as texts, with and without percent",
      members: { metrics: { "BLEU-4": "43.07", "ROUGE-1": "51.2%", EMPTY: "" } },
      expected: { metrics: { "BLEU-4": 43.07, "ROUGE-1": 51.2 } },
    },
    {
      name: "empty and null lists",
      members: { metrics: {}, checkpointList: null },
      expected: { metrics: {}, checkpoints: [] },
    },
    {
      name: "checkpoints",
      members: { checkpointList: [{ step: 64, perplexity: 2.5, trainingLoss: "0.8" }] },
      expected: { checkpoints: [{ step: 64, perplexity: 2.5, trainingLoss: 0.8 }] },
    },
    {
      name: "an error code as a number",
      members: { errorCode: 3001, errorMessage: "bad data" },
      expected: { errorCode: "3001", errorMessage: "bad data" },
    },
    {
      name: "an error code of 0, which is none",
      members: { errorCode: 0, errorMessage: "" },
      expected: { errorCode: undefined, errorMessage: undefined },
    },
    { name: "no status", members: { runStatus: undefined }, expected: { runStatus: "" } },
    { name: "a status of nothing", members: { runStatus: null }, expected: { runStatus: "" } },
    { name: "a status in another case", members: { runStatus: "done" }, expected: { runStatus: "Done" } },
    {
      name: "a step as text",
      members: { checkpointList: [{ step: "64", perplexity: "2", trainingLoss: "1" }] },
      expected: { checkpoints: [{ step: 64, perplexity: 2, trainingLoss: 1 }] },
    },
    {
      name: "a step that is no number",
      members: { checkpointList: [{ step: "x" }, { step: 2, perplexity: 2, trainingLoss: 1 }] },
      expected: { checkpoints: [{ step: 2, perplexity: 2, trainingLoss: 1 }] },
    },
    { name: "metrics that are a list", members: { metrics: ["43"] }, expected: { metrics: {} } },
    { name: "metrics that are an empty text", members: { metrics: "" }, expected: { metrics: {} } },
    { name: "a time as a number", members: { createTime: 1795929134 }, expected: { createTime: "1795929134" } },
    { name: "members that nobody knows", members: { novelty: [1] }, expected: { taskId: "task-1" } },
  ];
  for (const { name, members, expected } of tolerated) {
    it(name, async () => {
      const task = await readTask(members);
      assert.deepEqual(
        Object.fromEntries(Object.keys(expected).map((member) => [member, Reflect.get(task, member)])),
        expected,
      );
    });
  }

  const refused: [string, Record<string, unknown>, RegExp][] = [
    ["an ID that is a number", { taskId: 12 }, /result\.taskId/],
  ];
  for (const [name, members, path] of refused) {
    it(`${name} is refused by its path`, async () => {
      const error = await failureOf(readTask(members));
      assert.deepEqual([error.kind, error.operation, error.requestId], ["unreadable", "DescribeFineTuningTask", "r"]);
      assert.match(error.message, path);
    });
  }
});

describe("Qianfan: what is read of other answers", () => {
  it("a created model is named in an object or bare", async () => {
    const request = { modelSetId: "am-1", sourceType: "Train", trainMeta: { taskId: "task-1" } } as const;
    assert.deepEqual(await answering("amv-1").createCustomModel(request), { modelId: "amv-1" });
    assert.deepEqual(await answering({ modelId: "amv-1" }).createCustomModel(request), { modelId: "amv-1" });
    for (const result of ["", {}, null, 7, { modelId: 7 }]) {
      assert.equal((await failureOf(answering(result).createCustomModel(request))).kind, "unreadable");
    }
  });

  it("a created model set is named bare or in an object", async () => {
    const request = { modelSetName: "abc", modelType: "Text2Text" };
    assert.deepEqual(await answering("am-1").createCustomModelSet(request), { modelSetId: "am-1" });
    assert.deepEqual(await answering({ modelSetId: "am-1" }).createCustomModelSet(request), { modelSetId: "am-1" });
  });

  it("a model's state is read as status or state, its run as trainTaskId", async () => {
    const model = { modelId: "amv-1", sourceInfo: { trainTaskId: "task-1" } };
    assert.equal((await answering({ ...model, status: "Ready" }).describeModel("amv-1")).status, "Ready");
    const older = await answering({ ...model, state: "Creating" }).describeModel("amv-1");
    assert.deepEqual([older.status, older.trainTaskId], ["Creating", "task-1"]);
    assert.equal((await answering({ modelId: "amv-1" }).describeModel("amv-1")).trainTaskId, undefined);
  });

  it("a set's models are named bare or in objects", async () => {
    const read = async (modelIds: unknown) =>
      (await answering({ modelSetId: "am-1", modelIds }).describeModelSet({ modelSetId: "am-1" })).modelIds;
    assert.deepEqual(await read(["amv-1", "amv-2"]), ["amv-1", "amv-2"]);
    assert.deepEqual(await read([{ modelId: "amv-1", modelName: "a" }]), ["amv-1"]);
    assert.deepEqual(await read(null), []);
  });

  it("a stop or a delete that did nothing is told as false", async () => {
    assert.equal(await answering(true).stopFineTuningTask("task-1"), true);
    assert.equal(await answering(false).stopFineTuningTask("task-1"), false);
    assert.equal(await answering(null).deleteFineTuningJob("job-1"), true);
    assert.equal(await answering({}).deleteFineTuningTask("task-1"), true);
    assert.equal((await failureOf(answering("done").deleteModel("amv-1"))).kind, "unreadable");
  });
});

describe("Qianfan: what is sent", () => {
  it("a signed POST with the action in the query, the date of the wall clock, and only what is there in the body", async () => {
    const server = await startScriptedServer({ json: { requestId: "r", result: { jobId: "job-1" } } });
    const wallNowMs = () => Date.UTC(2024, 0, 16, 9, 48, 35);
    const client = createQianfanClient({ baseUrl: server.url, ...keys, sessionToken: "token-1", wallNowMs });
    await client.createFineTuningJob({
      name: "abc",
      description: undefined,
      model: "ERNIE-Speed-8K",
      trainMode: "SFT",
      extraParameters: { name: "mine", novelty: 1 },
    });
    const [request] = server.requests;
    assert.deepEqual([request?.method, request?.url], ["POST", "/v2/finetuning?Action=CreateFineTuningJob"]);
    assert.deepEqual(JSON.parse(request?.body ?? ""), {
      name: "abc",
      novelty: 1,
      model: "ERNIE-Speed-8K",
      trainMode: "SFT",
    });
    assert.equal(request?.headers.host, new URL(server.url).host);
    assert.equal(request?.headers["x-bce-date"], "2024-01-16T09:48:35Z");
    assert.equal(request?.headers["x-bce-security-token"], "token-1");
    const signed =
      /^bce-auth-v1\/ALTAKtest\/2024-01-16T09:48:35Z\/1800\/content-type;host;x-bce-date;x-bce-security-token\/[0-9a-f]{64}$/;
    assert.match(request?.headers.authorization ?? "", signed);
    await server.close();
  });

  it("an empty body is {}", async () => {
    const server = await startScriptedServer({ json: { requestId: "r", result: { jobList: [] } } });
    await createQianfanClient({ baseUrl: server.url, ...keys }).describeFineTuningJobs();
    assert.equal(server.requests[0]?.body, "{}");
    await server.close();
  });

  it("every try is signed anew", async () => {
    const busy = { status: 503, json: { code: "InternalError", message: "busy", requestId: "r" } };
    const server = await startScriptedServer(busy, { json: { requestId: "r", result: { jobList: [] } } });
    let now = Date.UTC(2024, 0, 16);
    const clock = { now: () => now, sleep: async () => void (now += 60_000) };
    await createQianfanClient({ baseUrl: server.url, ...keys, clock, wallNowMs: () => now }).describeFineTuningJobs();
    assert.deepEqual(
      server.requests.map(({ headers }) => headers["x-bce-date"]),
      ["2024-01-16T00:00:00Z", "2024-01-16T00:01:00Z"],
    );
    await server.close();
  });
});
