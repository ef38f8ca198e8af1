import assert from "node:assert/strict";
import { newJob, newTask, startQianfan, describeTask } from "./start-qianfan";
import { assertV1Error, seedJob, startV1, type Created, type TestV1 } from "./start-v1";

describe("containers and runs of the simulated Qianfan V1", () => {
  let cloud: TestV1;
  beforeEach(() => (cloud = startV1()));
  afterEach(() => cloud.emulator.close());

  it("makes a container with number, uuid and the time in China", async () => {
    const created = await cloud.v1Result("finetune/createTask", { name: "support_bot", description: "first" });
    const { uuid, ...rest } = created as Created;
    assert.match(uuid, /^job-[a-z0-9]{12}$/);
    assert.deepEqual(rest, { id: 1, name: "support_bot", description: "first", createTime: "2026-01-01 08:00:00" });
  });

  for (const name of ["a", "a".repeat(21), "", 5, undefined]) {
    it(`refuses the container name ${name} with 500001`, async () => {
      assertV1Error(await cloud.v1("finetune/createTask", { name }), 500001);
    });
  }

  it("shows in V2's list what V1 made, with the trainType as model once there is one", async () => {
    const { id, uuid } = await cloud.newContainer();
    const models = async () => {
      const { jobList } = await cloud.result<{ jobList: { jobId: string; model: string; trainMode: string }[] }>(
        "DescribeFineTuningJobs",
      );
      return jobList.map(({ jobId, model, trainMode }) => [jobId, model, trainMode]);
    };
    assert.deepEqual(await models(), [[uuid, "", "SFT"]]);
    await cloud.newRun(id);
    assert.deepEqual(await models(), [[uuid, "ERNIE-Bot-turbo-0725", "SFT"]]);
  });

  it("takes the trainType that the Python SDK sends with createTask for the container's model", async () => {
    const body = { name: "typed", baseTrainType: "ERNIE-Bot-turbo", trainType: "ERNIE-Bot-turbo-0725" };
    const { id, uuid } = await cloud.v1Result<Created>("finetune/createTask", body);
    const answer = await cloud.call("DescribeFineTuningJobs", { model: "ERNIE-Bot-turbo-0725" });
    assert.ok(JSON.stringify(answer.body.result).includes(uuid));
    await cloud.newRun(id);
  });

  it("refuses a V2 run in a container that has no model yet", async () => {
    const { uuid } = await cloud.newContainer();
    const body = {
      jobId: uuid,
      hyperParameterConfig: {},
      datasetConfig: { sourceType: "Bos", versions: [{ versionBosUri: "bos:/a/b" }], splitRatio: 0 },
    };
    assert.ok((await cloud.call("CreateFineTuningTask", body)).body.message.endsWith("param[jobId] invalid."));
  });

  it("goes from RUNNING with progress 0 while it waits through RUNNING to FINISH", async () => {
    const container = await cloud.newContainer();
    const run = await cloud.newRun(container.id, { description: "nightly" });
    const look = async () => {
      const { trainStatus, progress, runTime, trainTime, startTime, finishTime } = await cloud.detail(1, 1);
      return { trainStatus, progress, runTime, trainTime, startTime, finishTime };
    };
    const waiting = { trainStatus: "RUNNING", progress: 0, runTime: 0, trainTime: 0 };
    const unfinished = { startTime: "2026-01-01 08:00:00", finishTime: "0000-00-00 00:00:00" };
    assert.deepEqual(await look(), { ...waiting, ...unfinished });
    cloud.advanceMinutes(5);
    const { progress, ...running } = await look();
    assert.deepEqual(running, { trainStatus: "RUNNING", runTime: 300, trainTime: 280, ...unfinished });
    assert.ok(progress > 0 && progress < 100 && Number.isInteger(progress));
    cloud.advanceMinutes(60);
    const { vdlLink, runTime, trainTime, finishTime, ...done } = await cloud.detail(container.uuid, run.uuid);
    assert.deepEqual(done, {
      ...{ id: 1, description: "nightly", taskId: 1, taskName: "support_bot", version: 1, jobRunType: 0 },
      ...{ trainType: "ERNIE-Bot-turbo-0725", trainMode: "SFT", peftType: "ALL", trainStatus: "FINISH" },
      ...{ progress: 100, startTime: "2026-01-01 08:00:00" },
    });
    assert.equal(Number(runTime) - Number(trainTime), 20);
    assert.match(String(finishTime), /^2026-01-01 08:\d\d:\d\d$/);
    const task = await describeTask(cloud, run.uuid);
    assert.deepEqual([task.runStatus, task.vdlLink], ["Done", vdlLink]);
  });

  it("shows a second run of the account as RUNNING with progress 0 while the first one trains", async () => {
    const { id } = await cloud.newContainer();
    await cloud.newRun(id);
    const second = await cloud.newRun(id);
    cloud.advanceMinutes(5);
    const { trainStatus, progress, trainTime, version } = await cloud.detail(id, second.id);
    assert.deepEqual([trainStatus, progress, trainTime, version], ["RUNNING", 0, 0, 2]);
    assert.equal((await describeTask(cloud, second.uuid)).runStatus, "Waiting");
  });

  it("stops a run by number or ID: STOP in V1, Stopped in V2", async () => {
    const container = await cloud.newContainer();
    const run = await cloud.newRun(container.id);
    cloud.advanceMinutes(5);
    const ids = { taskId: container.uuid, jobId: String(run.id) };
    assert.equal(await cloud.v1Result("finetune/stopJob", ids), true);
    assert.equal((await cloud.detail(1, 1)).trainStatus, "RUNNING");
    cloud.advanceMinutes(1);
    assert.equal((await cloud.detail(1, 1)).trainStatus, "STOP");
    assert.equal((await describeTask(cloud, run.uuid)).runStatus, "Stopped");
  });

  it("shows a failed run as FAIL", async () => {
    const { id } = await cloud.newContainer();
    const run = await cloud.newRun(id);
    cloud.emulator.decide(run.uuid, { kind: "fail", code: "510403", message: "no money" });
    assert.equal((await cloud.detail(id, run.id)).trainStatus, "FAIL");
    assert.equal((await describeTask(cloud, run.uuid)).errorCode, 510403);
  });

  it("goes on from a finished run, in its container or in a new one, as V2 shows too", async () => {
    const { id: taskId } = await cloud.newContainer();
    const { id: jobId } = await cloud.newRun(taskId);
    cloud.advanceMinutes(60);
    const { trainConfig, trainset, trainsetRate } = seedJob;
    const other = await cloud.newContainer("other");
    for (const container of [taskId, other.id]) {
      const body = { jobRunType: 1, increConfig: { taskId, jobId }, trainConfig, trainset, trainsetRate };
      const run = await cloud.v1Result<Created>("finetune/createJob", { taskId: container, ...body });
      const { jobRunType, increConfig, peftType, trainType } = await cloud.detail(container, run.id);
      assert.deepEqual({ jobRunType, increConfig }, { jobRunType: 1, increConfig: { taskId, jobId } });
      assert.deepEqual([peftType, trainType], ["ALL", "ERNIE-Bot-turbo-0725"]);
    }
  });

  it("reads runs that V2 made, in V1's words", async () => {
    const jobId = await newJob(cloud);
    const taskId = await newTask(cloud, jobId, { parameterScale: "LoRA", hyperParameterConfig: { epoch: 1 } });
    const detail = await cloud.detail(jobId, taskId);
    assert.deepEqual([detail.trainType, detail.peftType, detail.taskName], ["ERNIE-Speed-8K", "LoRA", "support_bot"]);
  });

  it("does not know a run any more that V2 has deleted", async () => {
    const { id } = await cloud.newContainer();
    const run = await cloud.newRun(id);
    await cloud.result("StopFineTuningTask", { taskId: run.uuid });
    cloud.advanceMinutes(5);
    await cloud.result("DeleteFineTuningTask", { taskId: run.uuid });
    assertV1Error(await cloud.v1("finetune/jobDetail", { taskId: id, jobId: run.id }), 510301);
  });

  it("counts from 1 again after a reset", async () => {
    await cloud.newRun((await cloud.newContainer()).id);
    cloud.emulator.reset();
    assert.equal((await cloud.newContainer()).id, 1);
    assert.equal((await cloud.newRun(1)).id, 1);
  });

  it("names runs and containers in the journal by their V2 IDs", async () => {
    const run = await cloud.newRun((await cloud.newContainer()).id);
    await cloud.detail(1, 1);
    const calls = cloud.emulator.journal().map((line) => JSON.parse(line) as Record<string, unknown>);
    const subjects = calls.filter(({ kind }) => kind === "call").map(({ operation, subject }) => [operation, subject]);
    assert.deepEqual(subjects.slice(1), [
      ["createJob", run.uuid],
      ["jobDetail", run.uuid],
    ]);
  });
});

describe("the same seed on the simulated Qianfan V1", () => {
  it("gives the same IDs to V1 as to V2", async () => {
    const [v1, v2] = [startV1(), startQianfan()];
    assert.equal((await v1.newContainer()).uuid, await newJob(v2));
    for (const { emulator } of [v1, v2]) emulator.close();
  });
});
