import type * as emulators from "../../../provider/emulator";
import { built } from "../../rig/built";

/** A process that uses embedded clouds: as many submits and reads as it can for a while, then its sums as one line of JSON. */
const [dataDir = "", durationMs = "0"] = process.argv.slice(2);
const create = {
  model: "qwen3-8b",
  training_file_ids: ["file-ft-sample0000000001"],
  hyper_parameters: { n_epochs: 1 },
};

async function main(): Promise<void> {
  // The built files: nine processes that compile the sources at once take a minute to start.
  const { createEmulator } = require(built("provider/emulator/index.js")) as typeof emulators;
  const emulator = createEmulator({ dataDir, onFault: (error) => process.stderr.write(`${String(error)}\n`) });
  const sums = { submits: 0, reads: 0, refused: [] as string[], longestMs: 0 };
  process.stdout.write("ready\n");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  const end = performance.now() + Number(durationMs);
  while (performance.now() < end) {
    const startedAt = performance.now();
    const submit = await emulator.fetch(
      new Request("http://x/api/v1/fine-tunes", { method: "POST", body: JSON.stringify(create) }),
    );
    if (submit.status === 200) sums.submits += 1;
    else sums.refused.push(await submit.text());
    const list = await emulator.fetch(new Request("http://x/api/v1/fine-tunes?page_size=1"));
    if (list.status === 200) sums.reads += 1;
    else sums.refused.push(await list.text());
    sums.longestMs = Math.max(sums.longestMs, performance.now() - startedAt);
    // What a program does between two calls; without it the others would only measure the scheduler.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  emulator.close();
  process.stdout.write(`${JSON.stringify(sums)}\n`, () => process.exit(0));
}

void main();
