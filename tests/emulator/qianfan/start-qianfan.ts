import { createEmulator, createManualClock, type Emulator, type EmulatorOptions } from "../../../provider/emulator";

/** An answer of the simulated Qianfan, read. Of a refusal there is no `result`, of a success no `code` and `message`. */
export interface QianfanAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly requestId: string;
    readonly code: string;
    readonly message: string;
    readonly result: unknown;
  };
}

/** A task as it is answered. */
export interface TaskAnswer {
  readonly taskId: string;
  readonly runStatus: string;
  readonly runProgress?: string;
  readonly vdlLink: string;
  readonly metrics?: Readonly<Record<string, string>>;
  readonly checkpointList?: readonly { readonly step: number }[];
  readonly createTime: string;
  readonly finishTime?: string;
  readonly errorMessage?: string;
  readonly errorCode?: number;
  readonly parameterScale: string;
}

/** `pageInfo` of a list. */
export interface PageInfo {
  readonly marker: string;
  readonly maxKeys: number;
  readonly isTruncated: boolean;
  readonly nextMarker?: string;
}

/** A simulated Qianfan in memory whose clock moves only by `advanceMinutes`. */
export interface TestQianfan {
  readonly emulator: Emulator;
  send(path: string, init?: RequestInit): Promise<QianfanAnswer>;
  /** Calls an Action of V2. */
  call(action: string, body?: unknown): Promise<QianfanAnswer>;
  /** As `call`, and gives `result` of an answer that must be a success, in the form that the test then looks at. */
  result<Result>(action: string, body?: unknown): Promise<Result>;
  advanceMinutes(minutes: number): void;
}

/** Data of a task that everything accepts. */
export const goodTask = {
  parameterScale: "FullFineTuning",
  hyperParameterConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
  datasetConfig: { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 },
};

/** Routes of the Actions by the ends of their names; fine-tuning has the others. */
const modules = [
  [/Model(Set)?$/, "/v2/model"],
  [/Services?$/, "/v2/service"],
  [/(ComputeUnits?|ServiceResource)$/, "/v2/charge"],
  [/(Datasets?|DatasetVersions?|ImportTask)$/, "/v2/dataset"],
] as const;

function moduleOf(action: string): string {
  return modules.find(([ending]) => ending.test(action))?.[1] ?? "/v2/finetuning";
}

/** Starts one; close its emulator after the test. */
export function startQianfan(options: EmulatorOptions = {}): TestQianfan {
  const clock = createManualClock();
  const emulator = createEmulator({ clock, seed: "qianfan", ...options });
  const send = async (path: string, init: RequestInit = {}): Promise<QianfanAnswer> => {
    const response = await emulator.fetch(new Request(`http://qianfan.test${path}`, { method: "POST", ...init }));
    // What the members are is what the tests are there to find out.
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as QianfanAnswer["body"],
    };
  };
  const call = (action: string, body: unknown = {}) =>
    send(`${moduleOf(action)}?Action=${action}`, { body: JSON.stringify(body) });
  return {
    emulator,
    send,
    call,
    result: async <Result>(action: string, body?: unknown) => {
      const answer = await call(action, body);
      if (answer.status !== 200) throw new Error(`${action}: ${JSON.stringify(answer.body)}`);
      // As above.
      return answer.body.result as Result;
    },
    advanceMinutes: (minutes) => clock.advance(minutes * 60_000),
  };
}

/** Makes a container and gives its ID. */
export async function newJob(qianfan: TestQianfan, name = "support_bot", model = "ERNIE-Speed-8K"): Promise<string> {
  const body = { name, model, trainMode: "SFT" };
  return (await qianfan.result<{ jobId: string }>("CreateFineTuningJob", body)).jobId;
}

/** Starts a run in a container and gives its ID. */
export async function newTask(qianfan: TestQianfan, jobId: string, changes: object = {}): Promise<string> {
  const body = { jobId, ...goodTask, ...changes };
  return (await qianfan.result<{ taskId: string }>("CreateFineTuningTask", body)).taskId;
}

/** Describes a run. */
export function describeTask(qianfan: TestQianfan, taskId: string): Promise<TaskAnswer> {
  return qianfan.result<TaskAnswer>("DescribeFineTuningTask", { taskId });
}

/** IDs of the containers and the page that they are on. */
export async function listJobs(
  qianfan: TestQianfan,
  body: object = {},
): Promise<{ ids: string[]; names: string[]; pageInfo: PageInfo }> {
  const { jobList, pageInfo } = await qianfan.result<{
    jobList: readonly { jobId: string; name: string }[];
    pageInfo: PageInfo;
  }>("DescribeFineTuningJobs", body);
  return { ids: jobList.map((job) => job.jobId), names: jobList.map((job) => job.name), pageInfo };
}
