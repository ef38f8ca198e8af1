import { createEmulator } from "../../../provider/emulator";

/** A process of its own: makes one call that changes nothing and is gone the moment the answer is there. */
async function callAndDie(dataDir: string): Promise<void> {
  const emulator = createEmulator({ dataDir });
  await emulator.fetch(new Request("http://clouds.test/api/v1/fine-tunes"));
  process.kill(process.pid, "SIGKILL");
}

void callAndDie(process.argv[2] ?? "");
