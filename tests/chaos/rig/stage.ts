import { descendants, isAlive } from "../../kill/rig/processes";
import type { Gate } from "../../kill/rig/gate";
import type { CommandRun, RunningCommand } from "../../engine/rig/start-command";
import type { Scene } from "../../engine/rig/with-scene";
import type { CommandName } from "./commands";
import { programText, type ChaosJob } from "./program";

/** No command needs that long: looking for a lost submit takes a minute, and then some on a busy machine. */
const commandLimitMs = 600_000;

const flags: Readonly<Record<CommandName, readonly string[]>> = {
  up: ["--yes", "--skip-preview"],
  destroy: ["--yes", "--skip-preview"],
  refresh: ["--yes", "--skip-preview"],
  preview: [],
};

/** Where an episode plays: its clouds, its stack behind a gate, and a record of what was run. */
export interface Stage extends Scene {
  readonly gate: Gate;
  /** Every command with its output, oldest first. */
  readonly record: readonly string[];
  /** Number of the last entry of the journal. */
  place(): number;
  write(jobs: readonly ChaosJob[]): void;
  start(command: CommandName): RunningCommand;
  /** Waits for a command that was started, and puts it on record. */
  finish(title: string, running: RunningCommand): Promise<CommandRun>;
  run(command: CommandName): Promise<CommandRun>;
}

/** Sets the stage. */
export function createStage(scene: Scene, gate: Gate): Stage {
  const record: string[] = [];
  const stage: Stage = {
    ...scene,
    gate,
    record,
    place: () => Math.max(0, ...scene.clouds.journal().map(({ seq }) => seq)),
    write: (jobs) => {
      const program = programText(jobs);
      record.push(`--- program\n${program}`);
      scene.stack.write(program);
    },
    start: (command) => scene.stack.start(command, ...flags[command]),
    finish: async (title, running) => {
      const startedAt = Date.now();
      const run = await withinLimit(running);
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      record.push(`--- ${title}: exit code ${run.code} after ${seconds} s\n${run.output}`);
      return run;
    },
    run: (command) => stage.finish(command, stage.start(command)),
  };
  return stage;
}

async function withinLimit(running: RunningCommand): Promise<CommandRun> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const all = descendants(running.pid);
      for (const pid of all) end(pid);
      reject(new Error(`the command did not end within ${commandLimitMs / 1000} s:\n${running.output()}`));
    }, commandLimitMs);
  });
  try {
    return await Promise.race([running.done, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a process that this episode has started, if it is still there. */
export function end(pid: number): void {
  if (!isAlive(pid)) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}
