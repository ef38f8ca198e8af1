import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { openBailianSession } from "../../../provider/clouds/bailian/session";
import { createEmulator, createManualClock, type EmulatorOptions } from "../../../provider/emulator";
import type { CloudSession } from "../../../provider/contract/session";
import type { DatasetFile, DatasetOperations } from "../../../provider/contract/dataset-cloud";
import type { DeploymentOperations } from "../../../provider/contract/deployment-cloud";
import type { VersionOperations } from "../../../provider/contract/version-cloud";
import { createRecordingClock } from "../recording-clock";

/** A session on simulated clouds in memory whose clock stands still. */
export interface OpenBailian {
  readonly emulator: ReturnType<typeof createEmulator>;
  readonly clock: ReturnType<typeof createManualClock>;
  readonly session: CloudSession;
  readonly datasets: DatasetOperations;
  /** Those of a new process, which has sent nothing yet. */
  laterDatasets(): DatasetOperations;
  readonly versions: VersionOperations;
  readonly deployments: DeploymentOperations;
  /** How often an operation was called. */
  calls(operation: string): number;
}

export function openBailian(options: EmulatorOptions = {}, endpoint?: string): OpenBailian {
  const clock = createManualClock();
  const emulator = createEmulator({ clock, seed: "operations", ...options });
  const open = () =>
    openBailianSession({
      baseUrl: "http://bailian.test/api/v1",
      apiKey: emulator.credentials.dashscopeApiKey,
      fetch: (request) => emulator.fetch(request),
      clock: createRecordingClock(),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
  const session = open();
  return {
    emulator,
    clock,
    session,
    datasets: present(session.datasets?.()),
    laterDatasets: () => present(open().datasets?.()),
    versions: present(session.versions?.()),
    deployments: present(session.deployments?.()),
    calls: (operation) =>
      emulator.journal().filter((line) => (JSON.parse(line) as { operation?: string }).operation === operation).length,
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the session does not offer it");
  return value;
}

/** A file whose bytes are made when they are asked for. */
export function fileOf(content: string, name = "train.jsonl"): DatasetFile {
  const bytes = Buffer.from(content);
  const digest = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
  return {
    name,
    bytes: bytes.length,
    sha256: digest("sha256"),
    md5: digest("md5"),
    open: () => Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]),
  };
}

/** Chat rows as JSON lines. */
export function chatRows(count = 60): string {
  return Array.from({ length: count }, (_, row) => {
    const messages = [
      { role: "user", content: `question ${row}` },
      { role: "assistant", content: `answer ${row}` },
    ];
    return `${JSON.stringify({ messages })}\n`;
  }).join("");
}
