import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../../provider/emulator";
import { assertV1Error, seedJob, startV1, type TestV1, type V1Answer } from "./start-v1";

interface Case {
  readonly code: number;
  readonly message: string;
  readonly when: string;
  readonly options: EmulatorOptions;
  readonly provoke: (cloud: TestV1) => Promise<V1Answer>;
}

const createJob = (cloud: TestV1, taskId: number) => cloud.v1("finetune/createJob", { taskId, ...seedJob });

const cases: readonly Case[] = [
  {
    code: 510203,
    message: "task count over limit",
    when: "taskQuota is reached",
    options: { taskQuota: 1 },
    provoke: async (cloud) => {
      await cloud.newContainer();
      return cloud.v1("finetune/createTask", { name: "second" });
    },
  },
  {
    code: 510402,
    message: "job training count over limit",
    when: "trainingQuota is reached",
    options: { trainingQuota: 1 },
    provoke: async (cloud) => {
      const { id } = await cloud.newContainer();
      await cloud.newRun(id);
      return createJob(cloud, id);
    },
  },
  {
    code: 510403,
    message: "charge quote not enough",
    when: "chargeQuota is exceeded",
    options: { chargeQuota: 10_000 },
    provoke: async (cloud) => {
      const { id } = await cloud.newContainer();
      await cloud.newRun(id);
      return createJob(cloud, id);
    },
  },
];

describe("quotas of the simulated Qianfan", () => {
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

  for (const [what, options] of [
    ["trainingQuota", { trainingQuota: 1 }],
    ["chargeQuota", { chargeQuota: 10_000 }],
  ] as const) {
    it(`starts nothing when ${what} refuses`, async () => {
      const cloud = startV1(options);
      try {
        const { id, uuid } = await cloud.newContainer();
        await cloud.newRun(id);
        assert.ok((await createJob(cloud, id)).body.error_code > 0);
        const { taskList } = await cloud.result<{ taskList: unknown[] }>("DescribeFineTuningTasks", { jobId: uuid });
        assert.equal(taskList.length, 1);
      } finally {
        cloud.emulator.close();
      }
    });
  }

  it("lets the next run in once the one that reached trainingQuota has ended", async () => {
    const cloud = startV1({ trainingQuota: 1 });
    try {
      const { id } = await cloud.newContainer();
      await cloud.newRun(id);
      cloud.advanceMinutes(60);
      assert.ok((await cloud.newRun(id)).id > 0);
    } finally {
      cloud.emulator.close();
    }
  });

  const v2Quotas: readonly [EmulatorOptions, string][] = [
    [{ taskQuota: 1 }, "JobCountOverLimit"],
    [{ trainingQuota: 1 }, "TaskTrainingCountOverLimit"],
    [{ chargeQuota: 10_000 }, "ChargeQuotaNotEnough"],
  ];
  for (const [options, code] of v2Quotas) {
    it(`holds V2 to ${Object.keys(options).join()} as well, with 403 ${code}`, async () => {
      const cloud = startV1(options);
      try {
        const container = await cloud.newContainer();
        await cloud.newRun(container.id);
        const answer =
          code === "JobCountOverLimit"
            ? await cloud.call("CreateFineTuningJob", { name: "second", model: "ERNIE-Speed-8K", trainMode: "SFT" })
            : await cloud.call("CreateFineTuningTask", {
                jobId: container.uuid,
                hyperParameterConfig: {},
                datasetConfig: {
                  sourceType: "Platform",
                  versions: [{ versionId: "ds-sample0000000001" }],
                  splitRatio: 20,
                },
              });
        assert.deepEqual([answer.status, answer.body.code], [403, code]);
      } finally {
        cloud.emulator.close();
      }
    });
  }
});
