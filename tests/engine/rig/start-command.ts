import { spawn } from "node:child_process";

/** How a command ended and what it printed. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order in which they arrived. */
  readonly output: string;
}

/** A command while it runs. */
export interface RunningCommand {
  readonly done: Promise<CommandRun>;
  /** Process ID of the command. */
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Sends a signal to the command alone, as a terminal does with Pulumi, which starts its helpers in groups of their own. */
  signal(name: NodeJS.Signals): void;
}

/** Starts a command with its signals in their default state, as from a terminal. */
export function startCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): RunningCommand {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { stdout: "", stderr: "", output: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      printed[stream] += text;
      printed.output += text;
    });
  }
  return {
    pid: child.pid ?? -1,
    output: () => printed.output,
    signal: (name) => void child.kill(name),
    done: new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, ...printed }));
    }),
  };
}
