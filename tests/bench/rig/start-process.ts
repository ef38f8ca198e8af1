import { spawn } from "node:child_process";

/** A process that has said its first line. */
export interface StartedProcess {
  /** The first line that it printed. */
  readonly line: string;
  /** From the start to that line. */
  readonly readyMs: number;
  readonly pid: number;
  end(): Promise<void>;
}

/** Starts Node and waits for the first line on its standard output. */
export function startProcess(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<StartedProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let output = "";
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}:\n${output}${errors}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const end = output.indexOf("\n");
      if (end < 0 || child.pid === undefined) return;
      resolve({
        line: output.slice(0, end),
        readyMs: performance.now() - startedAt,
        pid: child.pid,
        end: async () => {
          child.kill("SIGTERM");
          await ended;
        },
      });
    });
  });
}
