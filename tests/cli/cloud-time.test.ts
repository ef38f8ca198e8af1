import assert from "node:assert/strict";
import { cloudTime } from "../../provider/cli/cloud-time";
import { readSettings } from "../../provider/configuration/settings";
import { startScriptedServer, type Step } from "../clouds/scripted-server";

const clock = { simulatedNow: "2026-11-29T18:00:00.000Z" };

/** The time that a server tells, and how often it was asked. */
async function told(...steps: readonly Step[]): Promise<{ readonly time: number | undefined; readonly asked: number }> {
  const server = await startScriptedServer(...steps);
  try {
    const environment = { FINETUNE_ENDPOINT: server.url };
    const time = await cloudTime(readSettings({ config: () => undefined, environment, programDirectory: __dirname }));
    return { time, asked: server.requests.length };
  } finally {
    await server.close();
  }
}

describe("the time on simulated clouds", () => {
  it("is what they tell", async () => {
    assert.equal((await told({ json: clock })).time, Date.parse(clock.simulatedNow));
  });

  it("is not known where they tell none, send somebody elsewhere, or never end", async () => {
    assert.equal((await told({ json: { simulatedNow: "never" } })).time, undefined);
    assert.equal((await told({ text: "[".repeat(200_000) })).time, undefined);
    const elsewhere = await told({ status: 302, headers: { location: "/elsewhere" } }, { json: clock });
    assert.deepEqual(elsewhere, { time: undefined, asked: 1 });
    let sent = 0;
    const endless: Step = (_request, response) => {
      const more = (): void => {
        sent += 1;
        if (!response.destroyed) response.write(" ".repeat(2 ** 16), () => setImmediate(more));
      };
      more();
    };
    assert.equal((await told(endless)).time, undefined);
    assert.ok(sent < 1000, `${sent} times 64 KiB were sent`);
  });
});
