import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import { createEmulator, createManualClock, type EmulatorOptions } from "../../../provider/emulator";
import type { CloudSession } from "../../../provider/contract/session";
import type { JobKey } from "../../../provider/contract/keys";
import type { DeploymentOperations } from "../../../provider/contract/deployment-cloud";
import type { JsonObject } from "../../../provider/base/json";
import type { VersionOperations } from "../../../provider/contract/version-cloud";
import { qianfanBlock } from "../rules/blocks";
import { v1Block } from "./v1-blocks";
import { createRecordingClock } from "../recording-clock";

/** A session on simulated clouds in memory whose clock stands still. */
export interface OpenQianfan {
  readonly emulator: ReturnType<typeof createEmulator>;
  readonly clock: ReturnType<typeof createManualClock>;
  readonly session: CloudSession;
  readonly versions: VersionOperations;
  readonly deployments: DeploymentOperations;
  /** As a new process has it: nothing remembered. */
  again(): Pick<OpenQianfan, "session" | "versions" | "deployments">;
  /** Submits a job and lets it end. */
  trained(apiVersion?: "v1" | "v2", name?: string, changes?: JsonObject): Promise<JobKey>;
  /** Publishes the job's run and waits until it can be served. */
  published(job: JobKey, name?: string, block?: JsonObject): Promise<{ modelId: string; modelSetId: string }>;
  /** How often an operation was called. */
  calls(operation: string): number;
}

/** Minutes, for the clock. */
export const minuteMs = 60_000;

/** Opens one; close its emulator after the test. */
export function openQianfan(options: EmulatorOptions = {}, endpoint?: string): OpenQianfan {
  const clock = createManualClock();
  const emulator = createEmulator({ clock, seed: "operations", ...options });
  const again = () => {
    const session = openQianfanSession({
      baseUrl: "http://qianfan.test",
      accessKey: emulator.credentials.qianfanAccessKey,
      secretKey: emulator.credentials.qianfanSecretKey,
      fetch: (request) => emulator.fetch(request),
      clock: createRecordingClock(),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    return { session, versions: present(session.versions?.()), deployments: present(session.deployments?.()) };
  };
  const opened = again();
  return {
    emulator,
    clock,
    ...opened,
    again,
    trained: async (apiVersion = "v2", name = "bot_abcdefghijkl", changes = {}) => {
      const block = { ...(apiVersion === "v1" ? v1Block : qianfanBlock), ...changes } as JsonObject;
      const reservation = await opened.session.reserve({ name, block }, { fresh: false });
      const job = await opened.session.submit({ name, block }, reservation);
      clock.advance(24 * 60 * minuteMs);
      return job;
    },
    published: async (job, name = "bot_abcdefghijkl", block = {}) => {
      await opened.versions.publish({ job, name, block });
      clock.advance(5 * minuteMs);
      const { modelId, modelSetId = "", state } = await opened.versions.publish({ job, name, block });
      if (state !== "ready") throw new Error(`the version is ${state}`);
      return { modelId, modelSetId };
    },
    calls: (operation) =>
      emulator.journal().filter((line) => (JSON.parse(line) as { operation?: string }).operation === operation).length,
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the session does not offer it");
  return value;
}
