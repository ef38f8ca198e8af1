import { spawn } from "node:child_process";

/** How a command ended. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  /** Both streams in the order in which they arrived. */
  readonly output: string;
}

/** Runs a command to its end, or until it has taken too long. Never throws: what cannot be started ends with code 127. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly timeoutMs: number },
): Promise<CommandEnd> {
  const { cwd, env, timeoutMs } = options;
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let output = "";
    const patience = setTimeout(() => {
      output += `\nstill running after ${timeoutMs / 1000} s, killed\n`;
      child.kill("SIGKILL");
    }, timeoutMs);
    const end = (code: number) => {
      clearTimeout(patience);
      resolve({ code, stdout, output });
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
