import { startEmulatorServer, type EmulatorServerOptions } from "../../../provider/emulator/server";
import type { Emulator } from "../../../provider/emulator";
import { readJournal, type JournalEntry } from "./read-journal";

/** Simulated clouds on a port, with what a Pulumi program needs to reach them. */
export interface Clouds {
  readonly emulator: Emulator;
  readonly url: string;
  /** Endpoint and keys as the provider reads them from its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of the operations that were called, oldest first. */
  calls(): string[];
  /** What the calls changed, oldest first, for example `run.submitted`. */
  effects(): string[];
  /** The whole journal. */
  journal(): JournalEntry[];
  /** IDs of the runs that were submitted (Bailian job, Qianfan task), oldest first. */
  runs(): string[];
  /** Ends; calls find nobody then. */
  close(): Promise<void>;
}

/** A training of ten simulated minutes takes half a second. */
const quickSpeed = 1_200;

/** Starts private simulated clouds; with `speed: 0` time stands still until a test moves it. */
export async function startClouds(options: Partial<EmulatorServerOptions> = {}): Promise<Clouds> {
  const server = await startEmulatorServer({ port: 0, speed: quickSpeed, seed: "engine", ...options });
  const { emulator, url } = server;
  const { dashscopeApiKey, qianfanAccessKey, qianfanSecretKey } = emulator.credentials;
  const journal = () => readJournal(emulator.journal());
  return {
    emulator,
    url,
    environment: {
      FINETUNE_ENDPOINT: url,
      FINETUNE_POLL_INTERVAL: "50ms",
      DASHSCOPE_API_KEY: dashscopeApiKey,
      QIANFAN_ACCESS_KEY: qianfanAccessKey,
      QIANFAN_SECRET_KEY: qianfanSecretKey,
    },
    calls: () => journal().flatMap(({ operation }) => operation ?? []),
    effects: () => journal().flatMap(({ effect }) => effect ?? []),
    journal,
    runs: () => journal().flatMap(({ effect, subject }) => (effect === "run.submitted" ? (subject ?? []) : [])),
    close: () => server.close(),
  };
}
