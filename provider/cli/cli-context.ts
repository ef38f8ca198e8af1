import { cloudRules } from "../clouds/rules-by-cloud";
import { createSessions, type Sessions } from "../configuration/open-session";
import { readSettings, type Settings } from "../configuration/settings";
import { systemClock } from "../lifecycle/clock";
import type { Context } from "../lifecycle/context";
import { createProcessMemory } from "../lifecycle/process-memory";
import { stackConfiguration } from "./stack-configuration";

/** What every command that calls a cloud works with. */
export interface CliContext {
  readonly settings: Settings;
  readonly sessions: Sessions;
}

/** Settings from the environment, and from a stack's configuration where a stack is named. */
export async function openCli(stack: string | undefined): Promise<CliContext> {
  const configuration = stack === undefined ? new Map<string, string>() : await stackConfiguration(stack);
  const settings = readSettings({
    config: (key) => configuration.get(key),
    environment: process.env,
    programDirectory: process.cwd(),
  });
  return { settings, sessions: createSessions(settings) };
}

/** The lifecycle's context for a command of a person instead of the engine. */
export function lifecycleContext(
  { settings, sessions }: CliContext,
  signal: AbortSignal,
  status: (message: string) => void,
): Context {
  return {
    identity: { urn: "", name: "", organization: "", generation: 0 },
    clock: systemClock,
    random: Math.random,
    signal,
    log: (_severity, message) => Promise.resolve(status(message)),
    status: (message) => Promise.resolve(status(message)),
    rules: cloudRules,
    openSession: (cloud) => sessions.open(cloud),
    settings,
    memory: createProcessMemory(),
  };
}
