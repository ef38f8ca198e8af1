import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createBosClient, type BosClient } from "../../../provider/clouds/qianfan/bos/bos-client";
import { createQianfanClient, type QianfanClient } from "../../../provider/clouds/qianfan/client";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import { createEmulator, createManualClock, type Emulator } from "../../../provider/emulator";
import type {
  DatasetFile,
  DatasetObservation,
  DatasetOperations,
  DatasetRequest,
} from "../../../provider/contract/dataset-cloud";
import type { DatasetKey } from "../../../provider/contract/keys";
import type { JsonObject } from "../../../provider/base/json";
import { createRecordingClock } from "../recording-clock";

/** A file that lies in memory. */
export function fileOf(content: string | Buffer, name = "train.jsonl"): DatasetFile {
  const bytes = Buffer.from(content);
  return {
    name,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    md5: createHash("md5").update(bytes).digest("hex"),
    open: ({ start, end } = { start: 0, end: bytes.length }) => Readable.from([bytes.subarray(start, end)]),
  };
}

/** Rows of a conversation each. */
export function chatRows(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const messages = [
      { role: "user", content: `question ${index}` },
      { role: "assistant", content: `answer ${index}` },
    ];
    return `${JSON.stringify({ messages })}\n`;
  }).join("");
}

/** A request for chat rows in the sample bucket. */
export function requestOf(content = chatRows(40), block: JsonObject = {}): DatasetRequest {
  return {
    name: "train_abcdefghijkl",
    format: "chat",
    file: fileOf(content),
    block: { bucket: "sample-bucket", prefix: "finetune", ...block },
  };
}

/** Simulated clouds in this process and a session on them; signatures are checked. */
export interface DatasetScene {
  readonly emulator: Emulator;
  /** As a new process has them: with the same keys and nothing remembered. */
  open(): DatasetOperations;
  /** Effects so far, by name and subject. */
  effects(): readonly string[];
  /** The same clouds without what a session adds. */
  readonly client: QianfanClient;
  readonly storage: BosClient;
  close(): void;
}

/** Opens one. */
export function openDatasetScene(): DatasetScene {
  // The wall clock stands, so that signatures hold; the simulated time moves by `advance`.
  const emulator = createEmulator({ clock: createManualClock(Date.now()), seed: "datasets", authenticate: true });
  const { qianfanAccessKey: accessKey, qianfanSecretKey: secretKey } = emulator.credentials;
  const keys = { accessKeyId: accessKey, secretAccessKey: secretKey };
  const baseUrl = "http://qianfan.test";
  const bosBaseUrl = `${baseUrl}/_bos`;
  const fetch = (request: Request) => emulator.fetch(request);
  const entries = () => emulator.journal().map((line) => JSON.parse(line));
  return {
    emulator,
    open: () => {
      const session = openQianfanSession({
        baseUrl,
        bosBaseUrl,
        accessKey,
        secretKey,
        fetch,
        clock: createRecordingClock(),
      });
      const operations = session.datasets?.();
      if (operations === undefined) throw new Error("the session has no datasets");
      return operations;
    },
    effects: () => entries().flatMap(({ effect, subject }) => (effect === undefined ? [] : [`${effect} ${subject}`])),
    client: createQianfanClient({ ...keys, baseUrl, fetch }),
    storage: createBosClient({ ...keys, baseUrl: bosBaseUrl, region: "bj", fetch }),
    close: () => emulator.close(),
  };
}

/** Far above the steps that there are. */
export const mostSteps = 20;

/** One step. */
export function stepOf(
  operations: DatasetOperations,
  request: DatasetRequest,
  known?: DatasetKey,
  onSent: (bytes: number) => void = () => undefined,
): Promise<DatasetObservation> {
  return operations.ensure(request, known, onSent);
}

/** Goes on until the end, half a simulated minute a step; gives what it saw. */
export async function settle(
  scene: DatasetScene,
  request = requestOf(),
  known?: DatasetKey,
  onSent?: (bytes: number) => void,
): Promise<{ readonly observation: DatasetObservation; readonly seen: readonly DatasetObservation[] }> {
  const operations = scene.open();
  const seen: DatasetObservation[] = [];
  for (let count = 0; count < mostSteps; count += 1) {
    const observation = await stepOf(operations, request, seen.at(-1)?.key ?? known, onSent);
    seen.push(observation);
    if (observation.state === "ready" || observation.state === "failed") return { observation, seen };
    scene.emulator.advance(30_000);
  }
  throw new Error(`not settled: ${JSON.stringify(seen.at(-1))}`);
}
