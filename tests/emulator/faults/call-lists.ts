import { once } from "node:events";
import { createEmulator } from "../../../provider/emulator";

/** A process of its own: opens a data directory, waits for a word, lists so many times in parallel, prints the refusals. */
async function callLists(dataDir: string, calls: number): Promise<void> {
  const emulator = createEmulator({ dataDir });
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
  const answers = await Promise.all(
    Array.from({ length: calls }, () => emulator.fetch(new Request("http://clouds.test/api/v1/fine-tunes"))),
  );
  process.stdout.write(`${answers.filter(({ status }) => status !== 200).length}\n`);
  emulator.close();
  process.stdin.destroy();
}

void callLists(process.argv[2] ?? "", Number(process.argv[3]));
