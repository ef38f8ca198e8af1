import { join } from "node:path";
import { clouds } from "../clouds";
import { createSessions, type Sessions } from "../configuration/open-session";
import { readSettings, type Settings } from "../configuration/settings";
import { systemClock } from "../base/clock";
import type { Context } from "../lifecycle/context";
import type { ResourceIdentity } from "../lifecycle/token";
import { createProcessMemory } from "../lifecycle/process-memory";
import { createStatusPace } from "../lifecycle/status-pace";
import { connectEngineLog, type EngineLog } from "../front/engine-log";
import { watchEngine } from "../front/engine-watch";
import type { Host } from "../front/host";

/** What lives as long as the process. */
interface Process {
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly engineLog: EngineLog;
  readonly signal: AbortSignal;
}

let readConfig: (key: string) => string | undefined = () => undefined;
let running: Process | undefined;
let isAnnounced = false;

/** Takes the stack's configuration; it is read when first needed, so that a bad value fails a call and not the process. */
export function configureProcess(read: (key: string) => string | undefined): void {
  // Every kind of resource is configured, all with the configuration of the same stack; they share what is running.
  if (running === undefined) readConfig = read;
}

function current(): Process {
  if (running !== undefined) return running;
  const settings = readSettings({
    config: readConfig,
    environment: process.env,
    programDirectory: process.cwd(),
  });
  const engineLog = connectEngineLog(process.argv.slice(2));
  // What an answer has concerns no single resource: it stands on the stack's row.
  const sessions = createSessions(settings, (note) => void engineLog.log("", "warning", note, false));
  running = {
    settings,
    sessions,
    engineLog,
    signal: watchEngine(),
  };
  return running;
}

function contextFor(identity: ResourceIdentity, timeoutMs?: number): Context {
  const { settings, sessions, engineLog, signal } = current();
  const write = (severity: "info" | "warning", message: string) =>
    engineLog.log(identity.urn, severity, message, false);
  const mayShow = createStatusPace(() => systemClock.now(), isUnattended(process.env));
  return {
    identity,
    clock: systemClock,
    random: Math.random,
    signal,
    log: write,
    status: async (message) => {
      if (mayShow(message)) await engineLog.log(identity.urn, "info", message, true);
    },
    clouds,
    openSession: (cloud) => sessions.open(cloud),
    settings,
    memory: processHost.memory,
    ...(sessions.embedded === undefined ? {} : { embedded: sessions.embedded }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

async function announce(urn: string): Promise<void> {
  if (isAnnounced) return;
  isAnnounced = true;
  const { sessions, engineLog } = current();
  if (sessions.notice !== undefined) await engineLog.log(urn, "info", sessions.notice, false);
}

/** Where training files are looked for, and where what was read in them is kept. */
export function dataDirectories(): { readonly programDirectory: string; readonly cacheFolder: string } {
  const { programDirectory, dataDirectory } = current().settings;
  return { programDirectory, cacheFolder: join(dataDirectory, "preflight") };
}

/** A build server keeps every status as a line of its log. */
function isUnattended(environment: NodeJS.ProcessEnv): boolean {
  return environment["CI"] !== undefined && environment["CI"] !== "" && environment["CI"] !== "false";
}

/** This process, as the engine started it. */
export const processHost: Host = { memory: createProcessMemory(), clouds, contextFor, announce };
