import { sampleFileId } from "../start-bailian";
import { goodTask } from "../qianfan/start-qianfan";
import { seedJob } from "../qianfan/start-v1";
import type { CloudRequest, Surface } from "./surface";

/** One API of a cloud, for tests that hold for all of them. */
export interface CloudApi {
  readonly cloud: "bailian" | "qianfan";
  /** Operation that makes something new each time, with one effect `job.created`. */
  readonly create: string;
  creating(name: string): CloudRequest;
  /** Operation that submits a run; `submit` does it and gives what `describe` takes. */
  readonly submits: string;
  submit(surface: Surface): Promise<string>;
  readonly reads: string;
  describing(id: string): CloudRequest;
  /** The cloud's own word for the run's state; undefined when the cloud says that there is none. */
  statusOf(body: Body): string | undefined;
  /** Error code, message and request ID as the cloud's envelope has them. */
  errorOf(body: Body): { code: unknown; message: unknown };
  /** Words for a run that failed, and one that runs. */
  readonly words: { readonly failed: string; readonly running: string };
  /** A code that the cloud knows, with its HTTP status and text. */
  readonly known: { readonly code: string; readonly status: number; readonly message: string };
  /** A list and what it holds; V1 has none. */
  readonly list?: { readonly operation: string; readonly request: CloudRequest; idsOf(body: Body): readonly string[] };
}

/** A parsed answer; each API reads its own members. */
export interface Body {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly error_code?: unknown;
  readonly error_msg?: unknown;
  readonly output?: { readonly status: string; readonly job_id: string; readonly jobs: readonly { job_id: string }[] };
  readonly result?: {
    readonly jobId: string;
    readonly taskId: string;
    readonly runStatus: string;
    readonly trainStatus: string;
    readonly id: number;
    readonly uuid: string;
    readonly jobList: readonly { jobId: string }[];
  };
}

const v2 = (action: string, body: unknown): CloudRequest => ({
  cloud: "qianfan",
  method: "POST",
  path: `/v2/finetuning?Action=${action}`,
  body,
});
const v1 = (path: string, body: unknown): CloudRequest => ({
  cloud: "qianfan",
  method: "POST",
  path: `/wenxinworkshop/finetune/${path}`,
  body,
});
const bailian = (method: "GET" | "POST", path: string, body?: unknown): CloudRequest => ({
  cloud: "bailian",
  method,
  path: `/api/v1${path}`,
  body,
});

const bailianJob = (name: string) =>
  bailian("POST", "/fine-tunes", {
    model: "qwen3-8b",
    training_file_ids: [sampleFileId],
    hyper_parameters: { n_epochs: 1 },
    job_name: name,
  });
const container = (name: string) => v2("CreateFineTuningJob", { name, model: "ERNIE-Speed-8K", trainMode: "SFT" });

async function resultOf(surface: Surface, request: CloudRequest): Promise<NonNullable<Body["result"]>> {
  // What the members are is what the tests are there to find out.
  const { result, ...rest } = (await (await surface.send(request)).json()) as Body;
  if (result === undefined) throw new Error(JSON.stringify(rest));
  return result;
}

/** Every API that the simulated clouds have. */
export const apis: Readonly<Record<string, CloudApi>> = {
  Bailian: {
    cloud: "bailian",
    create: "CreateFineTune",
    creating: bailianJob,
    submits: "CreateFineTune",
    submit: async (surface) => {
      const { output } = (await (await surface.send(bailianJob("bot"))).json()) as Body;
      return output?.job_id ?? "";
    },
    reads: "GetFineTune",
    describing: (id) => bailian("GET", `/fine-tunes/${id}`),
    statusOf: ({ output }) => output?.status,
    errorOf: ({ code, message }) => ({ code, message }),
    words: { failed: "FAILED", running: "RUNNING" },
    known: { code: "Throttling", status: 429, message: "Too many fine-tune job in running, please retry later." },
    list: {
      operation: "ListFineTunes",
      request: bailian("GET", "/fine-tunes"),
      idsOf: ({ output }) => output?.jobs.map((job) => job.job_id) ?? [],
    },
  },
  "Qianfan V2": {
    cloud: "qianfan",
    create: "CreateFineTuningJob",
    creating: container,
    submits: "CreateFineTuningTask",
    submit: async (surface) => {
      const { jobId } = await resultOf(surface, container("bot"));
      return (await resultOf(surface, v2("CreateFineTuningTask", { jobId, ...goodTask }))).taskId;
    },
    reads: "DescribeFineTuningTask",
    describing: (taskId) => v2("DescribeFineTuningTask", { taskId }),
    statusOf: ({ result }) => result?.runStatus,
    errorOf: ({ code, message }) => ({ code, message }),
    words: { failed: "Failed", running: "Running" },
    known: { code: "TaskTrainingCountOverLimit", status: 403, message: "task training count over limit" },
    list: {
      operation: "DescribeFineTuningJobs",
      request: v2("DescribeFineTuningJobs", {}),
      idsOf: ({ result }) => result?.jobList.map((job) => job.jobId) ?? [],
    },
  },
  "Qianfan V1": {
    cloud: "qianfan",
    create: "createTask",
    creating: (name) => v1("createTask", { name }),
    submits: "createJob",
    submit: async (surface) => {
      const { id: taskId } = await resultOf(surface, v1("createTask", { name: "bot" }));
      return `${taskId}/${(await resultOf(surface, v1("createJob", { ...seedJob, taskId }))).id}`;
    },
    reads: "jobDetail",
    describing: (id) => {
      const [taskId, jobId] = id.split("/").map(Number);
      return v1("jobDetail", { taskId, jobId });
    },
    statusOf: ({ result }) => result?.trainStatus,
    errorOf: (body) => ({ code: String(body.error_code), message: body.error_msg }),
    words: { failed: "FAIL", running: "RUNNING" },
    known: { code: "510402", status: 200, message: "job training count over limit" },
  },
};
