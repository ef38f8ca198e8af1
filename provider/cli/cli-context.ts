import { clouds } from "../clouds";
import { createSessions, type Sessions } from "../configuration/open-session";
import { readSettings, type Settings } from "../configuration/settings";
import { systemClock } from "../base/clock";
import { own } from "../base/own";
import type { Context } from "../lifecycle/context";
import { createProcessMemory } from "../lifecycle/process-memory";
import { note } from "./print";
import { noConfiguration, stackConfiguration, type StackConfiguration } from "./stack-configuration";

/** What every command that calls a cloud works with. */
export interface CliContext {
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly configuration: StackConfiguration;
}

/**
 * Settings from the environment, and from a stack's configuration where a stack is named.
 * @param given by options of the command, by setting: they win.
 * @throws FineTuneError `pulumi-failed`, `bad-configuration`
 */
export async function openCli(
  stack: string | undefined,
  given: Readonly<Record<string, string>> = {},
): Promise<CliContext> {
  const configuration = stack === undefined ? noConfiguration : await stackConfiguration(stack);
  const settings = readSettings({
    config: (key) => own(given, key.replace(/^finetune:/, "")) ?? configuration.values.get(key),
    environment: process.env,
    programDirectory: process.cwd(),
  });
  return { settings, sessions: createSessions(settings, note), configuration };
}

/** Says that the clouds are simulated, beside the output that a script may read. */
export function announceSimulated({ sessions }: CliContext): void {
  if (sessions.notice !== undefined) note(sessions.notice);
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
    clouds,
    openSession: (cloud) => sessions.open(cloud),
    settings,
    memory: createProcessMemory(),
  };
}
