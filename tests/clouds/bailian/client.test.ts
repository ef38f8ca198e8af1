import assert from "node:assert/strict";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import type { FineTune } from "../../../provider/clouds/bailian/schemas";
import { failureOf } from "../failing-call";
import { startScriptedServer, type ScriptedServer } from "../scripted-server";

/** The members that a test looks at, answered by a server that sends `output`. */
async function readJob(output: Record<string, unknown>): Promise<FineTune> {
  const fetch = async () =>
    Response.json({ request_id: "r", output: { job_id: "ft-1", status: "RUNNING", ...output } });
  return createBailianClient({ baseUrl: "http://embedded.invalid", apiKey: "sk-test-key-000001", fetch }).getFineTune(
    "ft-1",
  );
}

describe("Bailian: what is read", () => {
  const tolerated: { name: string; output: Record<string, unknown>; expected: Partial<FineTune> }[] = [
    {
      name: "nothing but ID and status",
      output: {},
      expected: { trainingData: [], hyperParameters: {}, jobName: undefined },
    },
    { name: "SUCCEEDED", output: { status: "SUCCEEDED" }, expected: { status: "SUCCEEDED" } },
    { name: "SUCCEED, as the seed's prose has it", output: { status: "SUCCEED" }, expected: { status: "SUCCEEDED" } },
    { name: "a status that nobody knows", output: { status: "PAUSED" }, expected: { status: "PAUSED" } },
    { name: "job_name", output: { job_name: "a" }, expected: { jobName: "a" } },
    { name: "jobs_name, as the seed's table has it", output: { jobs_name: "a" }, expected: { jobName: "a" } },
    { name: "both names", output: { job_name: "a", jobs_name: "b" }, expected: { jobName: "a" } },
    {
      name: "null and empty texts",
      output: { finetuned_output: "", end_time: null },
      expected: { finetunedOutput: undefined, endTime: undefined },
    },
    {
      name: "null lists",
      output: { training_file_ids: null, hyper_parameters: null },
      expected: { trainingData: [], hyperParameters: {} },
    },
    {
      name: "file IDs in the datasets only",
      output: {
        training_file_ids: [],
        training_datasets: [{ data_source_type: "file_id", file_id: "f-1" }, { data_source_type: "oss_mount" }],
      },
      expected: { trainingData: ["f-1"] },
    },
    {
      name: "file IDs in both",
      output: { training_file_ids: ["f-1"], training_datasets: [{ file_id: "f-1" }] },
      expected: { trainingData: ["f-1"] },
    },
    {
      name: "hyperparameters as they were declared",
      output: { hyper_parameters: { learning_rate: "1.6e-5", n_epochs: 3 } },
      expected: { hyperParameters: { learning_rate: "1.6e-5", n_epochs: 3 } },
    },
    { name: "a usage of nothing", output: { usage: 0 }, expected: { usage: 0 } },
    { name: "a status in another case", output: { status: "Succeeded" }, expected: { status: "SUCCEEDED" } },
    { name: "no status, as a create may answer", output: { status: undefined }, expected: { status: "" } },
    { name: "a status that is a number", output: { status: 3 }, expected: { status: "" } },
    { name: "a usage as text", output: { usage: "279808" }, expected: { usage: 279808 } },
    { name: "a usage in words", output: { usage: "many" }, expected: { usage: undefined } },
    { name: "a usage that is an object", output: { usage: { total: 1 } }, expected: { usage: undefined } },
    { name: "a time as a number", output: { create_time: 1795929134000 }, expected: { createTime: "1795929134000" } },
    {
      name: "a file ID that is a number",
      output: { training_file_ids: ["f-1", 7] },
      expected: { trainingData: ["f-1", "7"] },
    },
    { name: "hyperparameters that are a list", output: { hyper_parameters: [] }, expected: { hyperParameters: {} } },
    {
      name: "hyperparameters as JSON text",
      output: { hyper_parameters: '{"n_epochs": 3}' },
      expected: { hyperParameters: { n_epochs: 3 } },
    },
    { name: "a code that is a number", output: { code: 1 }, expected: { errorCode: "1" } },
    {
      name: "an error as an object",
      output: { error: { code: "DataError", message: "bad rows" } },
      expected: { errorCode: "DataError", errorMessage: "bad rows" },
    },
    {
      name: "an ID with a third part",
      output: { job_id: "ft-202604061134-175c-poc" },
      expected: { jobId: "ft-202604061134-175c-poc" },
    },
    { name: "members that nobody knows", output: { novelty: { deep: [1] } }, expected: { jobId: "ft-1" } },
  ];
  for (const { name, output, expected } of tolerated) {
    it(name, async () => {
      const job = await readJob(output);
      assert.deepEqual(Object.fromEntries(Object.entries(job).filter(([member]) => member in expected)), expected);
    });
  }

  const refused: [string, Record<string, unknown>, RegExp][] = [
    ["an empty job ID", { job_id: "" }, /output\.job_id/],
    ["a job ID that is a number", { job_id: 7 }, /output\.job_id/],
  ];
  for (const [name, output, path] of refused) {
    it(`${name} is refused by its path`, async () => {
      const error = await failureOf(readJob(output));
      assert.equal(error.kind, "unreadable");
      assert.match(error.message, path);
    });
  }
});

describe("Bailian: what is sent", () => {
  let server: ScriptedServer;
  const job = { request_id: "r", output: { job_id: "ft-1", status: "PENDING" } };
  beforeEach(async () => {
    server = await startScriptedServer({ json: job });
  });
  afterEach(async () => server.close());

  it("a create sends the names of the wire, leaves out what is absent, and named arguments win", async () => {
    const client = createBailianClient({
      baseUrl: `${server.url}/api/v1/`,
      apiKey: " sk-test-key-000001\n",
      workspace: "llm-1",
    });
    await client.createFineTune({
      model: "qwen3-8b",
      trainingFileIds: ["f-1"],
      hyperParameters: { n_epochs: 1 },
      jobName: "a_token",
      extraParameters: { priority: 2, job_name: "mine" },
    });
    const [request] = server.requests;
    assert.deepEqual(JSON.parse(request?.body ?? ""), {
      priority: 2,
      job_name: "a_token",
      model: "qwen3-8b",
      training_file_ids: ["f-1"],
      hyper_parameters: { n_epochs: 1 },
    });
    assert.equal(request?.url, "/api/v1/fine-tunes");
    assert.equal(request?.headers.authorization, "Bearer sk-test-key-000001");
    assert.equal(request?.headers["x-dashscope-workspace"], "llm-1");
    assert.equal(request?.headers["content-type"], "application/json");
  });

  it("a cancel has no body, and no workspace header where none is configured", async () => {
    await createBailianClient({ baseUrl: server.url, apiKey: "sk-test-key-000001" }).cancelFineTune("ft-1");
    const [request] = server.requests;
    assert.deepEqual([request?.method, request?.url, request?.body], ["POST", "/fine-tunes/ft-1/cancel", ""]);
    assert.equal(request?.headers["content-type"], undefined);
    assert.equal(request?.headers["x-dashscope-workspace"], undefined);
  });

  it("an ID cannot change the path", async () => {
    const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-test-key-000001" });
    await client.getFineTune("../files/x?y#z");
    assert.equal(server.requests[0]?.url, "/fine-tunes/..%2Ffiles%2Fx%3Fy%23z");
    for (const id of ["", ".", ".."]) await assert.rejects(client.deleteFineTune(id), { code: "invalid-id" });
    assert.equal(server.requests.length, 1);
  });
});
