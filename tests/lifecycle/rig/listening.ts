import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNotices } from "../../../provider/notices/notices";
import { readTargets } from "../../../provider/notices/targets";
import { startScriptedServer, type Step } from "../../clouds/scripted-server";
import { isRecord } from "../../../provider/base/is-record";
import type { Rig } from "./create-rig";

/** One message of a webhook. */
export interface Heard {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody who is told. */
export interface Listener {
  /** Address of the webhook. */
  readonly url: string;
  heard(): readonly Heard[];
  /** What came since the last time that this was asked, as event words. */
  news(): readonly string[];
  /** Another machine: what processes of this one remember together is not there. */
  moveToOtherMachine(): void;
}

const all = ["started", "ended", "failed", "gateMissed", "deploymentReady", "deploymentFailed"];

/**
 * A play with a webhook that is told of everything, and answers as the steps say.
 * @param more members of the target.
 */
export async function listening(
  rig: Rig,
  play: (listener: Listener) => Promise<void>,
  { steps = [{ text: "ok" }], more = {} }: { readonly steps?: readonly Step[]; readonly more?: object } = {},
): Promise<void> {
  const server = await startScriptedServer(...steps);
  const machines = mkdtempSync(join(tmpdir(), "finetune-notices-"));
  const newMachine = (): string => mkdtempSync(join(machines, "machine-"));
  let machine = newMachine();
  const target = { webhook: { url: `${server.url}/T0KEN-1c0f`, secret: "SEC-77aa" }, events: all, ...more };
  rig.openNotices = () =>
    createNotices({
      notify: { targets: readTargets(JSON.stringify([target]), false), allowsInsecure: false },
      isSimulated: true,
      dataDirectory: machine,
      environment: { HOOK: `${server.url}/own`, HOOK_SECRET: "SEC-own" },
    });
  let asked = 0;
  const heard = () => server.requests.map(({ body }) => heardIn(JSON.parse(body)));
  try {
    await play({
      url: server.url,
      heard,
      news: () => {
        const news = heard().slice(asked);
        asked += news.length;
        return news.map(({ type }) => type);
      },
      moveToOtherMachine: () => (machine = newMachine()),
    });
  } finally {
    await server.close();
    rmSync(machines, { recursive: true, force: true });
  }
}

function heardIn(body: unknown): Heard {
  assert.ok(isRecord(body) && isRecord(body["data"]));
  return { id: String(body["id"]), type: String(body["type"]), data: body["data"] };
}
