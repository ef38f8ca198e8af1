import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { httpMessage, type HttpMessage } from "./http-message";
import { rawExchange, type RawAnswer } from "./raw-exchange";
import { startServerProcess, type ServerProcess } from "./server-process";
import { shapeProblem } from "./vendor-shape";

/** Most IDs that are kept of those that the server gave. */
const mostIds = 60;

/** A server of simulated clouds under fuzz. */
export interface FuzzedServer extends ServerProcess {
  readonly port: number;
  /** One of the IDs that the server really gave, found in its answers as they came, or a made-up one. */
  idAt(at: number): string;
  /** Sends bytes; gives the answer. */
  exchange(bytes: Buffer): Promise<RawAnswer>;
  /** Holds what every answer to a whole request must be; gives its status. */
  answersWell(message: HttpMessage): Promise<number>;
  /** Holds that it lives, without a fault of its own, and ends it. */
  finish(): Promise<void>;
}

/** Starts one on a new data directory. */
export async function startFuzzedServer(): Promise<FuzzedServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "finetune-fuzz-"));
  const server = await startServerProcess(dataDir, ["--instant"]);
  const port = Number(new URL(server.url).port);
  const knownIds = ["file-ft-sample0000000001", "ds-sample0000000001", "nope", "1", "188", "%2e%2e", "%00", "..", "ü"];

  function learn({ status, body }: RawAnswer): void {
    if (status !== 200 || knownIds.length > mostIds) return;
    for (const [, id = ""] of body.matchAll(/"(?:job_id|jobId|taskId|modelId|modelSetId|file_id|uuid)":"([^"]+)"/g)) {
      if (!knownIds.includes(id)) knownIds.push(id);
    }
  }

  return {
    ...server,
    port,
    idAt: (at) => knownIds[at % knownIds.length] ?? "",
    exchange: (bytes) => rawExchange(port, bytes),
    answersWell: async (message) => {
      const answer = await rawExchange(port, httpMessage(message));
      const problem = shapeProblem(message.method, message.target, answer);
      const seen = `${answer.head}\n${answer.body.slice(0, 500)}\n${server.log().slice(-2000)}`;
      assert.equal(problem, undefined, `${problem}: ${seen}`);
      learn(answer);
      return answer.status ?? 0;
    },
    finish: async () => {
      try {
        assert.equal((await fetch(`${server.url}/_emulator/health`)).status, 200);
        assert.doesNotMatch(server.log(), /own fault/);
        assert.equal(await server.end(), 0);
      } finally {
        await server.end("SIGKILL");
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  };
}
