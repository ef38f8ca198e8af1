import type { Logger } from "pino";
import { listWords } from "../base/list-words";
import { clouds } from "../clouds";
import { readSettings } from "../configuration/settings";
import type { Cloud } from "../contract/cloud";
import type * as SimulatedPage from "./ui/simulated-page";
import type { DeleteRule, DeploymentDeleteRule } from "../emulator/emulator-options";
import { startEmulatorServer, type EmulatorServer } from "../emulator/server";
import type { RunPage } from "../ui/server/run-page";
import { createGate } from "../ui/server/gate";
import { log as write, print, printJson } from "./print";

/** Options of `finetune emulator`, as commander parses them. */
export interface EmulatorCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly speed?: number;
  readonly instant?: boolean;
  readonly deleteRule?: DeleteRule;
  readonly taskDeleteRule?: DeleteRule;
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
    page: (clouds) => createGate(() => pageOver(clouds), "/_emulator/ui/", { isOpenToPeople: true }),
    onFault: (error) => log().error({ err: error }, "a call failed through the simulated clouds' own fault"),
  });
  // Before anyone is told that the server is there, so that whoever then ends it at once ends it cleanly.
  const asked = new Promise<void>((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
  if (json === true) printJson(connectionOf(server));
  else print(greeting(server, options.dataDir));
  log().info({ url: server.url, dataDir: options.dataDir }, "the simulated clouds are ready");

  await asked;
  await server.close();
  log().info("the simulated clouds have stopped");
}

/** Loaded when somebody opens the page, so that the server is ready sooner. */
function pageOver({ url, emulator }: Pick<EmulatorServer, "url" | "emulator">): RunPage {
  const { simulatedPage } = require("./ui/simulated-page") as typeof SimulatedPage;
  const given = new Map<string, string>(Object.entries(emulator.credentials));
  // Whatever it is called by: the page's calls stay in this process.
  given.set("endpoint", url).set("allowInsecureEndpoint", "true");
  const settings = readSettings({
    config: (key) => given.get(key.replace(/^finetune:/, "")),
    environment: {},
    programDirectory: process.cwd(),
  });
  return simulatedPage({ emulator, url, settings });
}

/** Loaded at its first line, so that the server is ready sooner. Each line leaves like any other text. */
function openLog(): Logger {
  const { pino } = require("pino") as typeof import("pino");
  return pino({ name: "finetune-emulator" }, { write });
}

/** Everything that a client needs, in the names of the documented JSON line. */
function connectionOf({ url, emulator, pageUrl }: EmulatorServer): Readonly<Record<string, string | number>> {
  const keys = new Map<string, string>(Object.entries(emulator.credentials));
  const ofClouds = clouds.all.flatMap((cloud) => [
    ...Object.entries(addressesOn(cloud, url)),
    ...cloud.credentials.map((name) => [name, keys.get(name) ?? ""] as const),
  ]);
  // What is left are keys of answering models alone.
  return { url, uiUrl: pageUrl ?? "", ...Object.fromEntries(ofClouds), ...emulator.credentials, pid: process.pid };
}

/** Where a cloud's calls go, by the settings that say so: all of them, so that none goes to the real one. */
function addressesOn(cloud: Cloud, server: string): Readonly<Record<string, string>> {
  return { [cloud.baseUrlSetting]: cloud.addressOn(server), ...cloud.furtherAddressesOn?.(server) };
}

function greeting({ url, emulator, pageUrl }: EmulatorServer, dataDir: string): string {
  const { speed } = emulator.clock();
  const keys = new Map<string, string>(Object.entries(emulator.credentials));
  const { all } = clouds;
  const variables = (cloud: Cloud, names: readonly string[]) =>
    names.map((name) => [cloud.settings[name]?.environment, name] as const);
  const exports = all.flatMap((cloud) => variables(cloud, cloud.credentials));
  const addresses = all.flatMap((cloud) =>
    Object.entries(addressesOn(cloud, url)).map(([name, address]) => `${cloud.settings[name]?.environment}=${address}`),
  );
  const width = Math.max(...all.map(({ title }) => title.length));
  return `Simulated ${listWords(
    all.map(({ title }) => title),
    "and",
  )} on ${url}
Data in ${dataDir}, ${speed} simulated seconds per second. Nothing here costs money. Ctrl-C ends it.

Runs, curves, deployments, clock and faults in a browser of this machine:
  ${pageUrl}

For a Pulumi program:
  export FINETUNE_ENDPOINT=${url}
${exports.map(([variable, name]) => `  export ${variable}=${keys.get(name)}\n`).join("")}
For the vendors' own clients, besides the keys:
${addresses.map((address) => `  export ${address}\n`).join("")}
For clients of OpenAI, base URL and key:
${all
  .flatMap(({ title, openAi }) =>
    openAi === undefined ? [] : [`  ${title.padEnd(width)}  ${url}${openAi.path}  ${keys.get(openAi.credential)}\n`],
  )
  .join("")}`;
}
