import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../../provider/emulator";
import { assertV1Error, seedJob, startV1, type TestV1, type V1Answer } from "./start-v1";

interface Case {
  readonly code: number;
  readonly message: string;
  readonly when: string;
  readonly options?: EmulatorOptions;
  readonly provoke: (cloud: TestV1) => Promise<V1Answer>;
}

const createJob = (cloud: TestV1, taskId: number | string, changes: object = {}) =>
  cloud.v1("finetune/createJob", { taskId, ...seedJob, ...changes });
const inNewContainer = async (cloud: TestV1, changes: object) =>
  createJob(cloud, (await cloud.newContainer("other")).id, changes);
const finished = async (cloud: TestV1, changes: object = {}) => {
  const container = await cloud.newContainer();
  const run = await cloud.newRun(container.id, changes);
  cloud.advanceMinutes(60);
  return { taskId: container.id, jobId: run.id };
};
const increment = (increConfig: object) => ({ jobRunType: 1, increConfig });

/** Codes of seed [003] with what raises them; 500000 has a test of its own below, the quotas a file of theirs. */
const cases: readonly Case[] = [
  {
    code: 500001,
    message: "param invalid",
    when: "a member is missing",
    provoke: (cloud) => cloud.v1("finetune/createTask", {}),
  },
  {
    code: 500001,
    message: "param invalid",
    when: "the body is no JSON",
    provoke: async (cloud) => {
      const answer = await cloud.send("/wenxinworkshop/finetune/createTask", { body: "{" });
      return answer as unknown as V1Answer;
    },
  },
  {
    code: 500002,
    message: "auth failed, no access",
    when: "nobody has signed, as with an access token",
    options: { authenticate: true },
    provoke: (cloud) => cloud.v1("finetune/createTask?access_token=24.abc", { name: "support_bot" }),
  },
  {
    code: 510101,
    message: "dataset entity count not enough, at least 32",
    when: "there are 20 rows",
    provoke: (cloud) => inNewContainer(cloud, { trainset: [{ type: 1, id: 189 }] }),
  },
  {
    code: 510102,
    message: "dataset config error",
    when: "the dataset does not exist",
    provoke: (cloud) => inNewContainer(cloud, { trainset: [{ type: 1, id: 4711 }] }),
  },
  {
    code: 510102,
    message: "dataset config error",
    when: "the dataset is not released",
    provoke: (cloud) => inNewContainer(cloud, { trainset: [{ type: 1, id: 190 }] }),
  },
  {
    code: 510201,
    message: "task name exist",
    when: "V1 has the name",
    provoke: async (cloud) => {
      await cloud.newContainer("taken");
      return cloud.v1("finetune/createTask", { name: "taken" });
    },
  },
  {
    code: 510201,
    message: "task name exist",
    when: "V2 has the name",
    provoke: async (cloud) => {
      await cloud.result("CreateFineTuningJob", { name: "taken", model: "ERNIE-Speed-8K", trainMode: "SFT" });
      return cloud.v1("finetune/createTask", { name: "taken" });
    },
  },
  {
    code: 510202,
    message: "task not exist",
    when: "a run is made in no container",
    provoke: (cloud) => createJob(cloud, 4711),
  },
  {
    code: 510202,
    message: "task not exist",
    when: "a run of no container is read",
    provoke: (cloud) => cloud.v1("finetune/jobDetail", { taskId: "job-nothing", jobId: 1 }),
  },
  {
    code: 510301,
    message: "job not exist",
    when: "the run does not exist",
    provoke: async (cloud) => cloud.v1("finetune/jobDetail", { taskId: (await cloud.newContainer()).id, jobId: 4711 }),
  },
  {
    code: 510301,
    message: "job not exist",
    when: "the run is in another container",
    provoke: async (cloud) => {
      const run = await cloud.newRun((await cloud.newContainer()).id);
      return cloud.v1("finetune/stopJob", { taskId: (await cloud.newContainer("other")).id, jobId: run.id });
    },
  },
  {
    code: 510302,
    message: "job status invalid",
    when: "a run is stopped that has ended",
    provoke: async (cloud) => cloud.v1("finetune/stopJob", await finished(cloud)),
  },
  {
    code: 510401,
    message: "train config error",
    when: "a number of trainConfig is out of the table",
    provoke: (cloud) => inNewContainer(cloud, { trainConfig: { epoch: 51, learningRate: 3e-5, maxSeqLen: 4096 } }),
  },
  {
    code: 510401,
    message: "train config error",
    when: "the container trains another model",
    provoke: async (cloud) => {
      const { taskId } = await finished(cloud);
      return createJob(cloud, taskId, { baseTraintype: "Llama-2", trainType: "Llama-2-7b" });
    },
  },
  {
    code: 510404,
    message: "job not support incre train",
    when: "the base was trained with LoRA",
    provoke: async (cloud) => {
      const base = await finished(cloud, { pefttype: "LoRA" });
      return createJob(cloud, base.taskId, increment(base));
    },
  },
  {
    code: 510404,
    message: "job not support incre train",
    when: "the base has not ended",
    provoke: async (cloud) => {
      const { id: taskId } = await cloud.newContainer();
      const { id: jobId } = await cloud.newRun(taskId);
      return createJob(cloud, taskId, increment({ taskId, jobId }));
    },
  },
  {
    code: 510404,
    message: "job not support incre train",
    when: "the base is of another model than the container",
    provoke: async (cloud) => {
      const base = await finished(cloud);
      const { id } = await cloud.newContainer("other");
      await cloud.newRun(id, { baseTraintype: "Llama-2", trainType: "Llama-2-7b" });
      return createJob(cloud, id, increment(base));
    },
  },
];

describe("error codes of the simulated Qianfan V1", () => {
  for (const { code, message, when, options, provoke } of cases) {
    it(`answers ${code} ${message} when ${when}`, async () => {
      const cloud = startV1(options);
      try {
        assertV1Error(await provoke(cloud), code, message);
      } finally {
        cloud.emulator.close();
      }
    });
  }

  it("answers 500000 internal server error for a fault of its own, and tells whoever runs it", async () => {
    const faults: unknown[] = [];
    let failures = 0;
    const clock = {
      now: () => {
        if (failures-- > 0) throw new Error("The clock has stopped.");
        return Date.UTC(2026, 0, 1);
      },
    };
    const cloud = startV1({ clock, onFault: (fault) => faults.push(fault) });
    failures = 1;
    const answer = await cloud.v1("finetune/createTask", { name: "bot" });
    assertV1Error(answer, 500000, "internal server error (The clock has stopped.)");
    assert.ok((await cloud.newContainer("bot")).id > 0);
    cloud.emulator.close();
    assert.equal(faults.length, 1);
  });
});
