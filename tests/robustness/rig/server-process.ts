import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { built } from "../../rig/built";

/** The built command: what a user starts. */
export const builtCommand = built("provider/cli/main.js");

/** A server of simulated clouds in a process of its own, with what its line of JSON says. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly dashscopeApiKey: string;
  readonly qianfanAccessKey: string;
  readonly qianfanSecretKey: string;
  /** What it has written to its log. */
  log(): string;
  /** Ends it with a signal and waits; gives its exit code, null when the signal ended it. */
  end(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** A server that ended before it was ready. */
export class ServerNotStarted extends Error {
  constructor(
    readonly exitCode: number | null,
    readonly log: string,
  ) {
    super(`the server ended with exit code ${exitCode}: ${log}`);
  }
}

/** Starts `finetune emulator` on a free port of loopback. @throws ServerNotStarted */
export function startServerProcess(
  dataDir: string,
  flags: readonly string[] = [],
  options: SpawnOptions = {},
): Promise<ServerProcess> {
  const command = [builtCommand, "emulator", "--port", "0", "--json", "--data-dir", dataDir, ...flags];
  const child = spawn(process.execPath, command, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  return new Promise((done, fail) => {
    let line = "";
    const onData = (chunk: Buffer): void => {
      line += chunk.toString();
      if (!line.includes("\n")) return;
      child.stdout?.off("data", onData).resume();
      // The documented line of `--json`.
      const connection = JSON.parse(line) as Omit<ServerProcess, "child" | "log" | "end">;
      const end: ServerProcess["end"] = (signal = "SIGTERM") => {
        child.kill(signal);
        return exited;
      };
      done({ ...connection, child, log: () => log, end });
    };
    child.stdout?.on("data", onData);
    child.once("error", fail);
    void exited.then((code) => fail(new ServerNotStarted(code, log)));
  });
}
