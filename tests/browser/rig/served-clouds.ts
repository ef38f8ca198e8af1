import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { JobKey } from "../../../provider/contract/keys";
import type { CloudSession } from "../../../provider/contract/session";
import { startFinetune } from "../../cli/rig/finetune";
import { eventually } from "../../engine/rig/eventually";
import { bailian, qianfan } from "../../engine/rig/job-program";
import { openSessionOn } from "../../engine/rig/open-session-on";

const line = z.object({
  url: z.string(),
  uiUrl: z.string(),
  dashscopeApiKey: z.string(),
  qianfanAccessKey: z.string(),
  qianfanSecretKey: z.string(),
});

/** Simulated clouds as `finetune emulator` serves them, with their page. */
export interface ServedClouds {
  readonly pageUrl: string;
  /** Calls the control of the clouds beside the page. */
  control(path: string, body?: unknown): Promise<unknown>;
  session(cloud: "bailian" | "qianfan"): CloudSession;
  /** Makes a run through the cloud's own client. */
  submit(cloud: "bailian" | "qianfan", name: string, hyperParameters?: object): Promise<JobKey>;
  close(): Promise<void>;
}

/** Starts the command that people start. */
export async function serveClouds(): Promise<ServedClouds> {
  const dataDir = mkdtempSync(join(tmpdir(), "finetune-browser-"));
  const command = startFinetune(["emulator", "--port", "0", "--speed", "1", "--data-dir", dataDir, "--json"]);
  const first = () =>
    command
      .output()
      .split("\n")
      .find((text) => text.startsWith('{"url"'));
  await eventually("the simulated clouds listen", () => first() !== undefined);
  const told = line.parse(JSON.parse(first() ?? ""));
  const environment = {
    DASHSCOPE_API_KEY: told.dashscopeApiKey,
    QIANFAN_ACCESS_KEY: told.qianfanAccessKey,
    QIANFAN_SECRET_KEY: told.qianfanSecretKey,
  };
  const session = (cloud: "bailian" | "qianfan") => openSessionOn({ url: told.url, environment }, cloud);
  return {
    pageUrl: told.uiUrl,
    session,
    control: async (path, body) => {
      const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
      const answer = await fetch(`${told.url}/_emulator/${path}`, init);
      assert.ok(answer.ok, `${path}: ${answer.status}`);
      return path.startsWith("journal") ? answer.text() : answer.json();
    },
    submit: async (cloud, name, hyperParameters = {}) => {
      const usual = cloud === "bailian" ? bailian : qianfan;
      const block = { ...usual, hyperParameters: { ...usual.hyperParameters, ...hyperParameters } };
      const request = { name, block: JSON.parse(JSON.stringify(block)) };
      const account = session(cloud);
      return account.submit(request, await account.reserve(request, { fresh: false }));
    },
    close: async () => {
      command.signal("SIGTERM");
      await command.done;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
