import assert from "node:assert/strict";
import { listJobs, newJob, newTask, startQianfan, type TestQianfan } from "./start-qianfan";

describe("fine-tuning jobs of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  beforeEach(() => (qianfan = startQianfan()));
  afterEach(() => qianfan.emulator.close());

  const job = { name: "support_bot", model: "ERNIE-Speed-8K", trainMode: "SFT" };
  const invalid: readonly [what: string, changes: object, parameter: string][] = [
    ["a name of one character", { name: "a" }, "name"],
    ["a name of 21 characters", { name: "a".repeat(21) }, "name"],
    ["a name that is no text", { name: 12 }, "name"],
    ["no name", { name: undefined }, "name"],
    ["a description of 501 characters", { description: "a".repeat(501) }, "description"],
    ["no model", { model: undefined }, "model"],
    ["no trainMode", { trainMode: "" }, "trainMode"],
  ];
  for (const [what, changes, parameter] of invalid) {
    it(`refuses ${what}, naming ${parameter}, and keeps nothing`, async () => {
      const { status, body } = await qianfan.call("CreateFineTuningJob", { ...job, ...changes });
      assert.equal(status, 400);
      assert.equal(body.code, "InappropriateJSON");
      assert.ok(body.message.endsWith(` param[${parameter}] invalid.`));
      assert.deepEqual((await listJobs(qianfan)).ids, []);
    });
  }

  const valid: readonly [what: string, changes: object][] = [
    ["a name of 2 characters", { name: "ab" }],
    ["a name of 20 Chinese characters", { name: "客".repeat(20) }],
    ["a description of 500 characters", { description: "a".repeat(500) }],
    ["a model that no table knows", { model: "ERNIE-9" }],
    ["a mode that no table knows", { trainMode: "RFT" }],
  ];
  for (const [what, changes] of valid) {
    it(`takes ${what}`, async () => {
      const { jobId } = await qianfan.result<{ jobId: string }>("CreateFineTuningJob", { ...job, ...changes });
      assert.match(jobId, /^job-[a-z0-9]{12}$/);
    });
  }

  it("refuses a name that is taken, and takes it again once its job is deleted", async () => {
    const jobId = await newJob(qianfan);
    const { status, body } = await qianfan.call("CreateFineTuningJob", job);
    assert.equal(status, 409);
    assert.equal(body.code, "JobNameExist");
    assert.equal(await qianfan.result("DeleteFineTuningJob", { jobId }), true);
    assert.notEqual(await newJob(qianfan), jobId);
  });

  it("lists a job with the members of the seed, its time in UTC", async () => {
    const jobId = await newJob(qianfan);
    const { jobList, pageInfo } = await qianfan.result<{ jobList: unknown; pageInfo: unknown }>(
      "DescribeFineTuningJobs",
    );
    assert.deepEqual(jobList, [
      {
        jobId,
        ...{ name: job.name, description: "", model: job.model },
        trainMode: "SFT",
        createTime: "2026-01-01T00:00:00Z",
      },
    ]);
    assert.deepEqual(pageInfo, { marker: "", maxKeys: 10, isTruncated: false });
  });

  it("filters by trainMode, by the Python SDK's trainModel, and by model", async () => {
    await newJob(qianfan, "speed");
    await newJob(qianfan, "lite", "ERNIE-Lite-8K-0308");
    await qianfan.result("CreateFineTuningJob", { ...job, name: "dpo", trainMode: "DPO" });
    const names = async (filter: object) => (await listJobs(qianfan, filter)).names;
    assert.deepEqual(await names({ trainMode: "DPO" }), ["dpo"]);
    assert.deepEqual(await names({ trainModel: "SFT" }), ["speed", "lite"]);
    assert.deepEqual(await names({ model: "ERNIE-Lite-8K-0308" }), ["lite"]);
    assert.deepEqual(await names({ trainMode: "" }), ["speed", "lite", "dpo"]);
  });

  it("refuses to delete a job while a task in it waits or runs, under every rule", async () => {
    for (const deleteRule of ["literal", "terminal_only", "strict"] as const) {
      const other = startQianfan({ deleteRule });
      const jobId = await newJob(other);
      await newTask(other, jobId);
      for (const minutes of [0, 3]) {
        other.advanceMinutes(minutes);
        const { status, body } = await other.call("DeleteFineTuningJob", { jobId });
        assert.deepEqual([status, body.code], [400, "UnsupportedOperation"]);
      }
      other.emulator.close();
    }
  });

  for (const [deleteRule, status] of [
    ["literal", 400],
    ["strict", 400],
    ["terminal_only", 200],
  ] as const) {
    it(`answers the delete of a job with a finished task with ${status} under ${deleteRule}`, async () => {
      const other = startQianfan({ deleteRule });
      const jobId = await newJob(other);
      const taskId = await newTask(other, jobId);
      other.advanceMinutes(60);
      assert.equal((await other.call("DeleteFineTuningJob", { jobId })).status, status);
      assert.equal((await other.call("DescribeFineTuningTask", { taskId })).status, status === 200 ? 404 : 200);
      other.emulator.close();
    });
  }
});
