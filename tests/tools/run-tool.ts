import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { TemporaryClone } from "./temporary-clone";

/** How a script ended and what it printed. */
export interface ToolRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings of one run of a script. */
export interface ToolRunOptions {
  /** Added to the clone's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Written to the script's standard input. */
  readonly stdin?: string;
  /** Sees the process as soon as it runs, and what it printed so far whenever that grows. */
  readonly onOutput?: (child: ChildProcess, stdout: string, stderr: string) => void;
  /** Whether it gets a process group of its own, which a test can signal. */
  readonly detached?: boolean;
}

/**
 * Runs one of the scripts in `tools/` as a process.
 *
 * @param clone where it runs
 * @param script file name in `tools/`, e.g. "engine.mjs"
 * @param args its arguments
 */
export function runTool(
  clone: TemporaryClone,
  script: string,
  args: readonly string[],
  options: ToolRunOptions = {},
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(clone.folder, "tools", script), ...args], {
      cwd: clone.folder,
      env: { ...clone.env, ...options.env },
      detached: options.detached ?? false,
      stdio: "pipe",
    });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        printed[stream] += text;
        options.onOutput?.(child, printed.stdout, printed.stderr);
      });
    }
    child.stdin.end(options.stdin ?? "");
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, ...printed }));
  });
}
