import { clonePath } from "./clone-path";
import { startProcess, type StartedProcess } from "./start-process";

/** A server of simulated clouds, as a user starts one. */
export interface EmulatorProcess extends StartedProcess {
  readonly url: string;
  readonly dashscopeApiKey: string;
  readonly qianfanAccessKey: string;
  readonly qianfanSecretKey: string;
}

/** Starts `finetune emulator` of the built package on a free port. */
export async function startEmulator(dataDir: string, ...flags: string[]): Promise<EmulatorProcess> {
  const command = [clonePath("dist/provider/cli/main.js"), "emulator", "--port", "0", "--json", "--data-dir", dataDir];
  const started = await startProcess([...command, ...flags]);
  // The documented line of `--json`.
  const connection = JSON.parse(started.line) as Omit<EmulatorProcess, keyof StartedProcess>;
  return { ...started, ...connection };
}
