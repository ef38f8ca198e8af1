import type { EmulatorOptions } from "../../../provider/emulator";
import { startV1, type TestV1 } from "./start-v1";

/** A version as DescribeDatasetVersion shows it. */
export interface VersionAnswer {
  readonly datasetId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly importStatus: string;
  readonly publishStatus: string;
  readonly sampleCount: number;
}

/** What DescribeImportTask shows. */
export interface ImportAnswer {
  readonly importStatus: string;
  readonly progress: string;
  readonly sampleCount: number;
  readonly finishTime: string;
  readonly errDownloadUrl: string;
}

/** A simulated Qianfan with its object storage and its datasets. */
export interface TestDatasets extends TestV1 {
  /** Puts an object into the sample bucket and gives its address. */
  put(key: string, content: string): Promise<string>;
  dataset<Result>(action: string, body?: unknown): Promise<Result>;
  /** Code and message with which an Action on datasets is refused. */
  refusal(action: string, body: unknown): Promise<{ readonly status: number; readonly code: string; message: string }>;
  newDataset(name?: string, dataFormat?: string): Promise<{ datasetId: string; versionId: string }>;
  /** Imports an address and waits for its end. */
  imported(versionId: string, address: string): Promise<ImportAnswer>;
  /** A published version of what was put under a key. */
  published(content: string, dataFormat?: string): Promise<string>;
  version(versionId: string): Promise<VersionAnswer>;
}

/** Starts one; close its emulator after the test. */
export function startDatasets(options: EmulatorOptions = {}): TestDatasets {
  const cloud = startV1(options);
  let count = 0;
  const send = (action: string, body: unknown = {}) =>
    cloud.send(`/v2/dataset?Action=${action}`, { body: JSON.stringify(body) });
  const test: TestDatasets = {
    ...cloud,
    put: async (key, content) => {
      const request = new Request(`http://bos.test/_bos/sample-bucket/${key}`, { method: "PUT", body: content });
      const { status } = await cloud.emulator.fetch(request);
      if (status !== 200) throw new Error(`put of ${key}: ${status}`);
      return `bos:/sample-bucket/${key}`;
    },
    dataset: async <Result>(action: string, body?: unknown) => {
      const answer = await send(action, body);
      if (answer.status !== 200) throw new Error(`${action}: ${JSON.stringify(answer.body)}`);
      // What the members are is what the tests are there to find out.
      return answer.body.result as Result;
    },
    refusal: async (action, body) => {
      const { status, body: answer } = await send(action, body);
      return { status, code: answer.code, message: answer.message };
    },
    newDataset: (name = `set_${(count += 1)}`, dataFormat = "PromptResponse") =>
      test.dataset("CreateDataset", { datasetName: name, dataFormat, storageType: "sysStorage" }),
    imported: async (versionId, address) => {
      const taskId = await test.dataset<string>("CreateImportTask", { versionId, files: [address] });
      cloud.advanceMinutes(1);
      return test.dataset("DescribeImportTask", { taskId });
    },
    published: async (content, dataFormat) => {
      const { versionId } = await test.newDataset(undefined, dataFormat);
      await test.imported(versionId, await test.put(`data-${(count += 1)}.jsonl`, content));
      await test.dataset("PublishDatasetVersion", { versionId });
      cloud.advanceMinutes(1);
      return versionId;
    },
    version: (versionId) => test.dataset("DescribeDatasetVersion", { versionId }),
  };
  return test;
}

/** Rows of one question and answer each. */
export function promptRows(count: number, words = 1): string {
  return Array.from({ length: count }, (_, index) => {
    const response = [[Array.from({ length: words }, () => "answer").join(" ") + ` ${index}`]];
    return `${JSON.stringify([{ prompt: `question ${index}`, response }])}\n`;
  }).join("");
}
