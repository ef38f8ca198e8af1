import { spawn } from "node:child_process";

/**
 * Runs a command and collects what it prints. Never throws: a command that cannot be started ends with code 127, as in
 * a shell.
 *
 * @param {string} command the program
 * @param {readonly string[]} args its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options] `onLine` sees each line
 *   as it is printed
 * @returns {Promise<{ code: number, stdout: string, output: string }>} exit code, standard output, and both streams
 *   in the order in which they arrived
 */
export function runCaptured(command, args, { cwd, env = process.env, onLine = () => undefined } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let output = "";
    let unfinishedLine = "";
    /** @param {string} text */
    const collect = (text) => {
      output += text;
      const lines = (unfinishedLine + text).split("\n");
      unfinishedLine = lines.pop() ?? "";
      lines.forEach(onLine);
    };
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      stdout += text;
      collect(text);
    });
    child.stderr.setEncoding("utf8").on("data", collect);
    child.on("error", (error) => resolve({ code: 127, stdout, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), stdout, output }));
  });
}
