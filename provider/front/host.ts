import { join, relative } from "node:path";
import { systemClock } from "../base/clock";
import { clouds } from "../clouds";
import { openNotices } from "../configuration/open-notices";
import { createSessions, type Sessions } from "../configuration/open-session";
import { readSettings, type Settings, type SettingSources } from "../configuration/settings";
import type { CloudRegistry } from "../contract/cloud";
import type { Context } from "../lifecycle/context";
import { createProcessMemory, isReplacedUnasked, type ProcessMemory } from "../lifecycle/process-memory";
import { createStatusPace } from "../lifecycle/status-pace";
import type { Notices } from "../notices/notices";
import type { ResourceIdentity } from "../lifecycle/token";
import type { EngineLog } from "./engine-log";

/** The process that a provider runs in: everything that outlives one call. */
export interface Host {
  readonly memory: ProcessMemory;
  readonly clouds: CloudRegistry;
  /** The lifecycle's context for one call. */
  contextFor(identity: ResourceIdentity, timeoutMs?: number): Context;
  /** Tells people what happens; absent where nobody is to be told, or can be. */
  notices?(): Notices | undefined;
  /** Says what concerns every call (simulated clouds), once in a process. */
  announce(urn: string): Promise<void>;
}

/** What runs as long as a provider is configured. */
export interface Running {
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly engineLog: EngineLog;
  /** Aborts when the engine cancels or is gone. */
  readonly signal: AbortSignal;
  readonly notices: Notices;
  /** What tells this provider from the one whose resources it is to make anew at another place; absent where it makes none anew. */
  readonly takesOverAs?: string;
}

/** Reads the settings and is ready to open sessions. @throws FineTuneError `bad-configuration`, `bad-catalogue` */
export function startRunning(sources: SettingSources, engineLog: EngineLog, signal: AbortSignal): Running {
  const settings = readSettings(sources);
  // What an answer has concerns no single resource: it stands on the stack's row.
  const sessions = createSessions(settings, (note) => void engineLog.log("", "warning", note, false));
  return { settings, sessions, engineLog, signal, notices: openNotices(settings, sources.environment) };
}

/** This process; `current` is asked with each call, so that a bad setting fails a call and not the process. */
export function createHost(current: () => Running): Host {
  const memory = createProcessMemory();
  let isAnnounced = false;
  return {
    memory,
    clouds,
    contextFor: (identity, timeoutMs) => contextOf(current(), memory, identity, timeoutMs),
    notices: () => current().notices,
    announce: async (urn) => {
      if (isAnnounced) return;
      isAnnounced = true;
      const { sessions, settings, engineLog } = current();
      if (sessions.notice === undefined) return;
      await engineLog.log(urn, "info", `${sessions.notice}${wayToPage(settings)}`, false);
    },
  };
}

/** Embedded clouds have no port, so no output leads to the page of a run. */
function wayToPage({ endpoint, programDirectory }: Settings): string {
  if (endpoint.kind !== "embedded") return "";
  const folder = relative(programDirectory, endpoint.dataDirectory);
  return `; \`finetune ui --data-dir ${folder.includes(" ") ? `"${folder}"` : folder || "."}\` shows the runs in a browser`;
}

function contextOf(
  { settings, sessions, engineLog, signal, takesOverAs }: Running,
  memory: ProcessMemory,
  identity: ResourceIdentity,
  timeoutMs: number | undefined,
): Context {
  const write = (severity: "info" | "warning", message: string) =>
    engineLog.log(identity.urn, severity, message, false);
  const mayShow = createStatusPace(() => systemClock.now(), isUnattended(process.env));
  return {
    identity: { ...identity, organization: identity.organization || settings.organization },
    clock: systemClock,
    random: Math.random,
    signal,
    log: write,
    status: async (message) => {
      if (mayShow(message)) await engineLog.log(identity.urn, "info", message, true);
    },
    clouds,
    openSession: (cloud) => sessions.open(cloud),
    settings:
      takesOverAs !== undefined && isReplacedUnasked(memory, identity.urn) ? apart(settings, takesOverAs) : settings,
    memory,
    ...(sessions.embedded === undefined ? {} : { embedded: sessions.embedded }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

/**
 * Settings by which names differ from those at the place before: two addresses may lead to one account, where what stands would be
 * found and taken over, and then be deleted by the process of the provider before, which knows nothing of it.
 */
function apart(settings: Settings, takesOverAs: string): Settings {
  return { ...settings, namespace: `${settings.namespace} ${takesOverAs}` };
}

/** Where training files are looked for, and where what was read in them is kept. */
export function dataDirectories({ settings: { programDirectory, dataDirectory } }: Running): {
  readonly programDirectory: string;
  readonly cacheFolder: string;
} {
  return { programDirectory, cacheFolder: join(dataDirectory, "preflight") };
}

/** A build server keeps every status as a line of its log. */
function isUnattended(environment: NodeJS.ProcessEnv): boolean {
  return environment["CI"] !== undefined && environment["CI"] !== "" && environment["CI"] !== "false";
}
