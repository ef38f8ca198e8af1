import type { Logger } from "pino";
import type { DeleteRule, DeploymentDeleteRule } from "../emulator/emulator-options";
import { startEmulatorServer, type EmulatorServer } from "../emulator/server";

/** Options of `finetune emulator`, as commander parses them. */
export interface EmulatorCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly speed?: number;
  readonly instant?: boolean;
  readonly deleteRule: DeleteRule;
  readonly deploymentDeleteRule: DeploymentDeleteRule;
  readonly jobQuota: number;
  readonly taskQuota: number;
  readonly trainingQuota: number;
  readonly chargeQuota: number;
  readonly json?: boolean;
}

/** Serves the simulated clouds until SIGTERM or SIGINT. Standard output is for the caller, the log goes to standard error. */
export async function runEmulator({ json, ...options }: EmulatorCommandOptions): Promise<void> {
  let opened: Logger | undefined;
  const log = () => (opened ??= openLog());
  const server = await startEmulatorServer({
    ...options,
    onFault: (error) => log().error({ err: error }, "a call failed through the simulated clouds' own fault"),
  });
  // Before anyone is told that the server is there, so that whoever then ends it at once ends it cleanly.
  const asked = new Promise<void>((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
  process.stdout.write(json === true ? `${JSON.stringify(connectionOf(server))}\n` : greeting(server, options.dataDir));
  log().info({ url: server.url, dataDir: options.dataDir }, "the simulated clouds are ready");

  await asked;
  await server.close();
  log().info("the simulated clouds have stopped");
}

/** Loaded at its first line, so that the server is ready sooner. */
function openLog(): Logger {
  const { pino } = require("pino") as typeof import("pino");
  return pino({ name: "finetune-emulator" }, pino.destination({ dest: 2, sync: true }));
}

/** Everything that a client needs, in the names of the documented JSON line. */
function connectionOf({ url, emulator }: EmulatorServer): Readonly<Record<string, string | number>> {
  return {
    url,
    dashscopeBaseUrl: `${url}/api/v1`,
    dashscopeApiKey: emulator.credentials.dashscopeApiKey,
    qianfanBaseUrl: url,
    qianfanAccessKey: emulator.credentials.qianfanAccessKey,
    qianfanSecretKey: emulator.credentials.qianfanSecretKey,
    qianfanApiKey: emulator.credentials.qianfanApiKey,
    pid: process.pid,
  };
}

function greeting(server: EmulatorServer, dataDir: string): string {
  const { url, emulator } = server;
  const { speed } = emulator.clock();
  const { dashscopeApiKey, qianfanAccessKey, qianfanSecretKey, qianfanApiKey } = emulator.credentials;
  return `Simulated Bailian and Qianfan on ${url}
Data in ${dataDir}, ${speed} simulated seconds per second. Nothing here costs money. Ctrl-C ends it.

For a Pulumi program:
  export FINETUNE_ENDPOINT=${url}
  export DASHSCOPE_API_KEY=${dashscopeApiKey}
  export QIANFAN_ACCESS_KEY=${qianfanAccessKey}
  export QIANFAN_SECRET_KEY=${qianfanSecretKey}

For the vendors' own clients, besides the keys:
  export DASHSCOPE_HTTP_BASE_URL=${url}/api/v1
  export QIANFAN_CONSOLE_API_BASE_URL=${url}

For clients of OpenAI, base URL and key:
  Bailian  ${url}/compatible-mode/v1  ${dashscopeApiKey}
  Qianfan  ${url}/v2  ${qianfanApiKey}
`;
}
