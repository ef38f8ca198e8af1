import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../../provider/emulator";
import { startQianfan, type TestQianfan } from "./start-qianfan";

/** An answer of V1. Of an error there is no `result`, of a success no `error_code`. */
export interface V1Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly log_id: string;
    readonly result: unknown;
    readonly error_code: number;
    readonly error_msg: string;
  };
}

/** What createTask and createJob give. */
export interface Created {
  readonly id: number;
  readonly uuid: string;
}

/** A run as jobDetail shows it. */
export interface JobDetail {
  readonly trainStatus: string;
  readonly progress: number;
  readonly version: number;
  readonly jobRunType: number;
  readonly increConfig?: { readonly taskId: number; readonly jobId: number };
  readonly [member: string]: unknown;
}

/** A simulated Qianfan with its V1 calls. */
export interface TestV1 extends TestQianfan {
  /** Calls a path below `/wenxinworkshop/`. */
  v1(path: string, body?: unknown): Promise<V1Answer>;
  /** As `v1`, and gives `result` of an answer that must be a success, in the form that the test then looks at. */
  v1Result<Result>(path: string, body?: unknown): Promise<Result>;
  newContainer(name?: string): Promise<Created>;
  newRun(taskId: number | string, changes?: object): Promise<Created>;
  detail(taskId: number | string, jobId: number | string): Promise<JobDetail>;
}

/** Body of createJob as seed [003] prints it, apart from taskId. */
export const seedJob = {
  description: "",
  jobRunType: 0,
  baseTraintype: "ERNIE-Bot-turbo",
  trainType: "ERNIE-Bot-turbo-0725",
  trainMode: "SFT",
  pefttype: "ALL",
  trainConfig: { epoch: 1, learningRate: 0.00003, maxSeqLen: 4096 },
  trainset: [{ type: 1, id: 188 }],
  trainsetRate: 20,
};

/** Starts one; close its emulator after the test. */
export function startV1(options: EmulatorOptions = {}): TestV1 {
  const qianfan = startQianfan(options);
  const v1 = async (path: string, body: unknown = {}): Promise<V1Answer> => {
    const {
      status,
      headers,
      body: answer,
    } = await qianfan.send(`/wenxinworkshop/${path}`, {
      body: JSON.stringify(body),
    });
    // What the members are is what the tests are there to find out.
    return { status, headers, body: answer as unknown as V1Answer["body"] };
  };
  const v1Result = async <Result>(path: string, body?: unknown): Promise<Result> => {
    const answer = await v1(path, body);
    assert.ok("result" in answer.body, `${path}: ${JSON.stringify(answer.body)}`);
    // As above.
    return answer.body.result as Result;
  };
  return {
    ...qianfan,
    v1,
    v1Result,
    newContainer: (name = "support_bot") => v1Result<Created>("finetune/createTask", { name }),
    newRun: (taskId, changes = {}) => v1Result<Created>("finetune/createJob", { taskId, ...seedJob, ...changes }),
    detail: (taskId, jobId) => v1Result<JobDetail>("finetune/jobDetail", { taskId, jobId }),
  };
}

/** Asserts a V1 error: HTTP status 200, the code, its message of seed [003], and a text as log_id. */
export function assertV1Error({ status, body }: V1Answer, code: number, message?: string): void {
  assert.equal(status, 200);
  assert.equal(body.error_code, code, JSON.stringify(body));
  if (message !== undefined) assert.equal(body.error_msg, message);
  assert.match(body.log_id, /^\d{10}$/);
  assert.ok(!("result" in body));
}
