import type { CommandRun } from "../../engine/rig/start-command";

/** Seconds that a command takes. @throws Error with what it printed when it fails. */
export async function timedRun(run: () => Promise<CommandRun>): Promise<number> {
  const startedAt = performance.now();
  const { code, output } = await run();
  if (code !== 0) throw new Error(`exit code ${code}:\n${output}`);
  return (performance.now() - startedAt) / 1000;
}
