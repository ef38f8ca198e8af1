import {
  createEmulator,
  createManualClock,
  type Emulator,
  type EmulatorOptions,
  type ManualClock,
} from "../../provider/emulator";

/** Simulated Bailian in memory with a clock that stands still, and a short way to call it. */
export interface TestBailian {
  readonly emulator: Emulator;
  readonly clock: ManualClock;
  send(method: string, path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON to a path below `/api/v1` and reads the answer. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A job on the sample file; the answer's job object. */
  newJob(changes?: object): Promise<JobObject>;
  /** The job object as it is now. */
  job(jobId: string): Promise<JobObject>;
}

export interface JobObject {
  readonly job_id: string;
  readonly status: string;
  readonly [member: string]: unknown;
}

/** Members of all outputs; each test reads those of the call that it made. */
export interface Output extends JobObject {
  readonly workspace_id: string;
  readonly user_identity: string;
  readonly page_no: number;
  readonly page_size: number;
  readonly total: number;
  readonly jobs: readonly JobObject[];
  readonly logs: readonly string[];
}

export interface FileObject {
  readonly file_id: string;
  readonly name: string;
  readonly [member: string]: unknown;
}

export interface Data extends FileObject {
  readonly page_no: number;
  readonly page_size: number;
  readonly total: number;
  readonly files: readonly FileObject[];
  readonly uploaded_files: readonly FileObject[];
  readonly failed_uploads: readonly FileObject[];
}

export interface Answer {
  readonly status: number;
  readonly code: unknown;
  readonly message: unknown;
  readonly requestId: unknown;
  readonly output: Output;
  readonly data: Data;
  readonly body: Readonly<Record<string, unknown>>;
}

export const sampleFileId = "file-ft-sample0000000001";

export const minuteMs = 60_000;

export function startBailian(options: EmulatorOptions = {}): TestBailian {
  const clock = createManualClock();
  const emulator = createEmulator({ clock, seed: "tests", ...options });
  const send = (method: string, path: string, init: RequestInit = {}) =>
    emulator.fetch(new Request(`http://bailian.test${path}`, { method, ...init }));
  const call: TestBailian["call"] = async (method, path, body, headers = {}) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
    const response = await send(method, `/api/v1${path}`, { ...json, headers: { ...type, ...headers } });
    const answer = (await response.json()) as Record<string, unknown> & Pick<Answer, "output" | "data">;
    const { code, message, request_id: requestId, output, data } = answer;
    return { status: response.status, code, message, requestId, output, data, body: answer };
  };
  return {
    emulator,
    clock,
    send,
    call,
    newJob: async (changes = {}) => {
      const request = { model: "qwen3-8b", training_file_ids: [sampleFileId], hyper_parameters: { n_epochs: 1 } };
      const { status, output, body } = await call("POST", "/fine-tunes", { ...request, ...changes });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return output;
    },
    job: async (jobId) => (await call("GET", `/fine-tunes/${jobId}`)).output,
  };
}

/** Uploads lines as a training file and gives its ID. */
export async function upload(bailian: TestBailian, content: string | Blob, name = "train.jsonl"): Promise<string> {
  const form = new FormData();
  form.append("files", new File([content], name));
  const response = await bailian.send("POST", "/api/v1/files", { body: form });
  const answer = (await response.json()) as { data: { uploaded_files: { file_id: string }[] } };
  const [file] = answer.data.uploaded_files;
  if (file === undefined) throw new Error("the upload was refused");
  return file.file_id;
}
