import { clouds } from "../../../provider/clouds";
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { openBailianSession } from "../../../provider/clouds/bailian/session";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import { systemClock } from "../../../provider/base/clock";
import type { CloudSession } from "../../../provider/contract/session";
import type { DatasetFile } from "../../../provider/contract/dataset-cloud";
import type { JsonObject } from "../../../provider/base/json";
import { createPreflight } from "../../../provider/preflight/create-preflight";
import type { BenchCase } from "../bench-case";
import type { Figure } from "../figure";
import { alternate } from "../rig/alternate";
import { bounded } from "../rig/bounded";
import { paired } from "../rig/paired";
import { startEmulator, type EmulatorProcess } from "../rig/start-emulator";
import { withTemporaryFolder } from "../rig/with-temporary-folder";
import { writeTrainingFile } from "../rig/write-training-file";

const rounds = 7;
/** Below the 300 MB that Bailian takes. */
const fileBytes = 250e6;

/** How fast a training file goes to a cloud. */
export const uploadThroughput: BenchCase = {
  letter: "i",
  title: "Upload of a training file",
  method:
    `A file of ${fileBytes / 1e6} MB on loopback, ${rounds} rounds in turns: the provider's upload to Bailian (a form, streamed) and to ` +
    "Qianfan's object storage (parts, each signed), look-up before it included, against `curl -F` of the same file to the same server.",
  limits:
    "The server hashes and stores what it gets, which both sides wait for. Qianfan's way reads each part twice, once for its SHA-256, " +
    "which stands in the signed head before the part is sent, and sends parts one after another.",
  measure: (say) => withTemporaryFolder((folder) => measureIn(folder, say)),
};

async function measureIn(folder: string, say: (line: string) => void): Promise<Figure[]> {
  const path = join(folder, "train.jsonl");
  say(`writing ${fileBytes / 1e6} MB`);
  writeTrainingFile(path, fileBytes, "Chinese and English");
  const preflight = createPreflight({ clouds, programDirectory: folder, cacheFolder: join(folder, "cache") });
  const { file } = await preflight({ path, format: "chat", cloud: "qianfan" });
  if (file === undefined) throw new Error("the file cannot be read");
  const server = await startEmulator(join(folder, "clouds"));
  try {
    say(`${rounds} rounds`);
    const upload = (session: CloudSession, block: JsonObject) => uploads(session, file, block);
    const [curl, bailian, qianfan] = await alternate(rounds, [
      () => curlOnce(server, path),
      upload(openBailian(server), {}),
      upload(openQianfan(server), { bucket: "sample-bucket" }),
    ] as const);
    return [against("Bailian", bailian, curl), against("Qianfan", qianfan, curl)];
  } finally {
    await server.end();
  }
}

function openBailian({ url, dashscopeApiKey }: EmulatorProcess): CloudSession {
  return openBailianSession({ ...machine, baseUrl: `${url}/api/v1`, apiKey: dashscopeApiKey });
}

function openQianfan({ url, qianfanAccessKey, qianfanSecretKey }: EmulatorProcess): CloudSession {
  const keys = { accessKey: qianfanAccessKey, secretKey: qianfanSecretKey };
  return openQianfanSession({ ...machine, ...keys, baseUrl: url, bosBaseUrl: `${url}/_bos` });
}

const machine = { clock: systemClock, random: Math.random };

/** Sends the file under a new name each time; MB/s. */
function uploads(session: CloudSession, file: DatasetFile, block: JsonObject): () => Promise<number> {
  const datasets = session.datasets?.();
  if (datasets === undefined) throw new Error(`${session.cloud} takes no data`);
  let count = 0;
  return () => {
    count += 1;
    const request = { name: `train_${count}`, format: "chat", file, block } as const;
    let sentBytes = 0;
    return rateOf(file.bytes, async () => {
      await datasets.ensure(request, undefined, (bytes) => (sentBytes = bytes));
      if (sentBytes !== file.bytes) throw new Error(`sent ${sentBytes} of ${file.bytes} bytes`);
    });
  };
}

function curlOnce({ url, dashscopeApiKey }: EmulatorProcess, path: string): Promise<number> {
  const form = ["-F", `files=@${path}`, "-F", "purpose=fine-tune"];
  const quiet = ["--silent", "--show-error", "--fail"];
  // The key comes from the standard input: a command line is for all to see.
  const input = `Authorization: Bearer ${dashscopeApiKey}`;
  return rateOf(statSync(path).size, () => {
    execFileSync("curl", [...quiet, "--header", "@-", ...form, `${url}/api/v1/files`], { input });
    return Promise.resolve();
  });
}

async function rateOf(bytes: number, send: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await send();
  return bytes / 1e3 / (performance.now() - startedAt);
}

function against(cloud: string, ours: readonly number[], curl: readonly number[]): Figure {
  const figure = bounded(
    { name: `${cloud}: upload against \`curl -F\``, unit: " ×", digits: 2, atLeast: 0.7 },
    paired(ours, curl),
  );
  const rate = (samples: readonly number[]) =>
    bounded({ name: "", unit: " MB/s", digits: 0, atLeast: 0 }, samples).measured;
  return { ...figure, measured: `${figure.measured}; ${rate(ours)} against ${rate(curl)}` };
}
