import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../provider/clouds";
import { createSessions } from "../../provider/configuration/open-session";
import { readSettings } from "../../provider/configuration/settings";
import type { CloudSession } from "../../provider/contract/session";
import { startEmulatorServer } from "../../provider/emulator/server";
import { parseResourceId } from "../../provider/lifecycle/job/resource-id";
import { submit } from "./rig/submit";

/** `dashboardUrl` of a run on each cloud, by a look, an inspection and the list. */
async function urlsOf(
  open: (cloud: string) => CloudSession,
): Promise<readonly (readonly [id: string, ...urls: unknown[]])[]> {
  return Promise.all(
    clouds.all.map(async ({ name }) => {
      const session = open(name);
      const id = await submit(session, "support_s4mlybcfiuc2");
      const key = parseResourceId(clouds, id);
      assert.ok(key);
      const listed: unknown[] = [];
      for await (const { dashboardUrl } of session.list()) listed.push(dashboardUrl);
      const inspected = await session.inspect(key, {});
      return [id, (await session.observe(key))?.dashboardUrl, inspected?.observation.dashboardUrl, ...listed] as const;
    }),
  );
}

const settingsOf = (given: Readonly<Record<string, string>>) =>
  readSettings({
    config: (key) => new Map(Object.entries(given)).get(key.replace("finetune:", "")),
    environment: {},
    programDirectory: tmpdir(),
  });

describe("dashboardUrl of a simulated run", () => {
  it("leads to its page on the server, on both clouds", async () => {
    const server = await startEmulatorServer({ port: 0 });
    const { qianfanApiKey: _ofModels, ...keys } = server.emulator.credentials;
    try {
      const { open } = createSessions(settingsOf({ endpoint: server.url, ...keys }));
      for (const [id, ...urls] of await urlsOf(open)) {
        assert.deepEqual([...new Set(urls)], [`${server.url}/_emulator/ui/#/runs/${encodeURIComponent(id)}`]);
      }
    } finally {
      await server.close();
    }
  });

  it("is absent where the clouds are embedded, which have no port", async () => {
    const folder = mkdtempSync(join(tmpdir(), "finetune-dashboard-"));
    try {
      const { open } = createSessions(settingsOf({ endpoint: "embedded", dataDir: folder }));
      for (const [, ...urls] of await urlsOf(open)) assert.deepEqual([...new Set(urls)], [undefined]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
