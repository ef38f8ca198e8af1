import { setTimeout as pause } from "node:timers/promises";
import type { RunningCommand } from "../../engine/rig/start-command";
import { descendants, providersBelow } from "../../kill/rig/processes";
import { cpuSeconds } from "./cpu-seconds";
import { residentMiB } from "./resident-mib";

/** What a command of the engine took. */
export interface CommandCost {
  readonly seconds: number;
  /** Processor time of all its processes, which other work on the machine changes far less than the seconds. */
  readonly cpuSeconds: number;
  /** Processor time of the engine's own process. */
  readonly engineCpuSeconds: number;
  /** The most that a provider's process had resident. */
  readonly providerMiB: number;
}

/** Processes are looked at this often; what happens after the last look is not counted (our choice). */
const lookEveryMs = 100;

/** Watches a command until it has ended. @throws Error with what it printed when it fails. */
export async function commandCost(command: RunningCommand): Promise<CommandCost> {
  const startedAt = performance.now();
  const progress = { isOver: false };
  const done = command.done.finally(() => (progress.isOver = true));
  const cpu = new Map<number, number>();
  let providerMiB = 0;
  while (!progress.isOver) {
    for (const pid of descendants(command.pid)) cpu.set(pid, cpuSeconds(pid) || (cpu.get(pid) ?? 0));
    for (const pid of providersBelow(command.pid)) providerMiB = Math.max(providerMiB, residentMiB(pid, "peak") || 0);
    await Promise.race([done, pause(lookEveryMs)]);
  }
  const { code, output } = await done;
  if (code !== 0) throw new Error(`exit code ${code}:\n${output}`);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0),
    engineCpuSeconds: cpu.get(command.pid) ?? 0,
    providerMiB,
  };
}
