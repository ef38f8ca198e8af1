import assert from "node:assert/strict";
import type { DeleteRule } from "../../../provider/emulator";
import { describeTask, newJob, newTask, startQianfan, type TestQianfan } from "./start-qianfan";

/** Brings a new task into a state. */
const lives: Readonly<Record<string, (qianfan: TestQianfan, taskId: string) => Promise<void>>> = {
  Waiting: async () => undefined,
  Running: async (qianfan) => qianfan.advanceMinutes(5),
  Done: async (qianfan) => qianfan.advanceMinutes(60),
  Stopped: async (qianfan, taskId) => void (await qianfan.result("StopFineTuningTask", { taskId })),
  Failed: async (qianfan, taskId) => {
    qianfan.advanceMinutes(5);
    qianfan.emulator.decide(taskId, { kind: "fail", code: "510403", message: "charge quote not enough" });
  },
};

describe("life of a fine-tuning task on the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  let jobId: string;
  let taskId: string;
  beforeEach(async () => {
    qianfan = startQianfan();
    jobId = await newJob(qianfan);
    taskId = await newTask(qianfan, jobId);
  });
  afterEach(() => qianfan.emulator.close());

  it("waits, runs with a whole percentage that only grows, and is Done after about ten minutes", async () => {
    const seen: string[] = [];
    let last = -1;
    for (let minute = 0; minute < 30; minute += 1) {
      const { runStatus, runProgress } = await describeTask(qianfan, taskId);
      if (seen[seen.length - 1] !== runStatus) seen.push(runStatus);
      if (runStatus === "Running") {
        assert.match(runProgress ?? "", /^\d{1,2}%$/);
        assert.ok(parseInt(runProgress ?? "", 10) >= last);
        last = parseInt(runProgress ?? "", 10);
      } else {
        assert.equal(runProgress, undefined);
      }
      qianfan.advanceMinutes(0.5);
    }
    assert.deepEqual(seen, ["Waiting", "Running", "Done"]);
  });

  it("shows the members of the seed while it runs, and none that has no value", async () => {
    qianfan.advanceMinutes(5);
    const task = await describeTask(qianfan, taskId);
    assert.deepEqual(Object.keys(task), [
      ...["taskId", "jobId", "jobName", "jobDescription", "model", "trainMode", "parameterScale", "runStatus"],
      ...["runProgress", "vdlLink", "createTime"],
    ]);
    assert.equal(task.createTime, "2026-01-01T00:00:00Z");
    const token = task.vdlLink.replace("https://console.bce.baidu.com/qianfan/visualdl/index?displayToken=", "");
    assert.match(Buffer.from(token, "base64").toString(), /^{"runId":"run-[a-z0-9]{16}"}$/);
  });

  it("has metrics as percentages without %, checkpoints and finishTime once it is Done", async () => {
    qianfan.advanceMinutes(60);
    const { runStatus, metrics = {}, checkpointList = [], finishTime, ...rest } = await describeTask(qianfan, taskId);
    assert.equal(runStatus, "Done");
    assert.deepEqual(Object.keys(metrics), ["BLEU-4", "ROUGE-1", "ROUGE-2", "ROUGE-L"]);
    for (const value of Object.values(metrics)) assert.match(value, /^\d{1,2}\.\d\d$/);
    assert.deepEqual(Object.keys(checkpointList[0] ?? {}), ["step", "perplexity", "trainingLoss"]);
    assert.match(finishTime ?? "", /^2026-01-01T00:\d\d:\d\dZ$/);
    assert.ok(!("errorCode" in rest) && !("errorMessage" in rest));
  });

  it("has no metrics for an image model", async () => {
    const imageTask = await newTask(qianfan, await newJob(qianfan, "image", "Stable-Diffusion-XL-Base-1.0"));
    qianfan.advanceMinutes(120);
    const { runStatus, metrics, checkpointList } = await describeTask(qianfan, imageTask);
    assert.deepEqual([runStatus, metrics], ["Done", undefined]);
    assert.ok(checkpointList);
  });

  it("waits while another task of the account runs", async () => {
    const second = await newTask(qianfan, await newJob(qianfan, "second"));
    qianfan.advanceMinutes(5);
    assert.equal((await describeTask(qianfan, taskId)).runStatus, "Running");
    assert.equal((await describeTask(qianfan, second)).runStatus, "Waiting");
    await qianfan.result("StopFineTuningTask", { taskId });
    qianfan.advanceMinutes(1);
    assert.equal((await describeTask(qianfan, second)).runStatus, "Running");
  });

  const failures: readonly [code: string, errorCode: number][] = [
    ["510403", 510403],
    ["InvalidTrainingData", 510102],
    ["NodeLost", 500000],
  ];
  for (const [code, errorCode] of failures) {
    it(`has errorMessage and errorCode ${errorCode} when it failed with ${code}`, async () => {
      qianfan.advanceMinutes(5);
      qianfan.emulator.decide(taskId, { kind: "fail", code, message: "it broke" });
      const task = await describeTask(qianfan, taskId);
      assert.deepEqual([task.runStatus, task.errorMessage, task.errorCode], ["Failed", "it broke", errorCode]);
      assert.equal(task.metrics, undefined);
      assert.ok(task.finishTime);
    });
  }

  it("shows the same in the list as alone", async () => {
    qianfan.advanceMinutes(60);
    const { taskList } = await qianfan.result<{ taskList: unknown[] }>("DescribeFineTuningTasks", { jobId });
    assert.deepEqual(taskList, [await describeTask(qianfan, taskId)]);
  });

  const stops: readonly [state: string, status: number, after: string][] = [
    ["Waiting", 200, "Stopped"],
    ["Running", 200, "Stopped"],
    ["Done", 400, "Done"],
    ["Failed", 400, "Failed"],
    ["Stopped", 400, "Stopped"],
  ];
  for (const [state, status, after] of stops) {
    it(`answers the stop of a task that is ${state} with ${status}, after which it is ${after}`, async () => {
      await lives[state]?.(qianfan, taskId);
      const answer = await qianfan.call("StopFineTuningTask", { taskId });
      assert.equal(answer.status, status);
      if (status === 200) assert.equal(answer.body.result, true);
      else assert.equal(answer.body.code, "UnsupportedOperation");
      qianfan.advanceMinutes(1);
      assert.equal((await describeTask(qianfan, taskId)).runStatus, after);
    });
  }
});

describe("delete of a fine-tuning task on the simulated Qianfan", () => {
  const table: Readonly<Record<string, Readonly<Record<DeleteRule, 200 | 400>>>> = {
    Waiting: { literal: 200, terminal_only: 400, strict: 200 },
    Running: { literal: 200, terminal_only: 400, strict: 400 },
    Done: { literal: 400, terminal_only: 200, strict: 400 },
    Failed: { literal: 400, terminal_only: 200, strict: 400 },
    Stopped: { literal: 400, terminal_only: 200, strict: 400 },
  };
  for (const [state, { terminal_only: status }] of Object.entries(table)) {
    it(`answers ${status} for a task that is ${state} unless a reading is chosen`, async () => {
      const qianfan = startQianfan();
      const taskId = await newTask(qianfan, await newJob(qianfan));
      await lives[state]?.(qianfan, taskId);
      assert.equal((await qianfan.call("DeleteFineTuningTask", { taskId })).status, status);
      qianfan.emulator.close();
    });
  }

  it("follows its own switch before the one of both clouds", async () => {
    const qianfan = startQianfan({ deleteRule: "terminal_only", taskDeleteRule: "literal" });
    const taskId = await newTask(qianfan, await newJob(qianfan));
    assert.equal((await qianfan.call("DeleteFineTuningTask", { taskId })).status, 200);
    qianfan.emulator.close();
  });

  for (const [state, statuses] of Object.entries(table)) {
    for (const deleteRule of ["literal", "terminal_only", "strict"] as const) {
      const status = statuses[deleteRule];
      it(`answers ${status} for a task that is ${state} under ${deleteRule}`, async () => {
        const qianfan = startQianfan({ deleteRule });
        const taskId = await newTask(qianfan, await newJob(qianfan));
        await lives[state]?.(qianfan, taskId);
        const answer = await qianfan.call("DeleteFineTuningTask", { taskId });
        assert.equal(answer.status, status);
        if (status === 200) {
          assert.equal(answer.body.result, true);
          assert.equal((await qianfan.call("DescribeFineTuningTask", { taskId })).status, 404);
        } else {
          assert.equal(answer.body.code, "UnsupportedOperation");
          assert.match(answer.body.message, /^The fine-tuning task can not be deleted because it is /);
          assert.equal((await describeTask(qianfan, taskId)).runStatus, state);
        }
        qianfan.emulator.close();
      });
    }
  }
});
