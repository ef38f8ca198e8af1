import assert from "node:assert/strict";
import { readImportReport } from "../../../provider/clouds/qianfan/import-report";
import { startScriptedServer, type Step } from "../scripted-server";
import { createRecordingClock } from "../recording-clock";

const clock = createRecordingClock();

/** Reads the report of a server on loopback; `home` is the cloud's own address. */
async function reportFrom(step: Step, home?: string) {
  const server = await startScriptedServer(step);
  try {
    const homes = [home ?? server.url];
    const text = await readImportReport(`${server.url}/r.csv?key=1`, { transport: { clock }, homes });
    return { text, asked: server.requests.length, url: server.url };
  } finally {
    await server.close();
  }
}

describe("the report of an import", () => {
  it("is read beside the cloud itself, wherever that is, and shown line by line", async () => {
    const { text } = await reportFrom({ text: "line,reason\n7,empty\n" });
    assert.equal(text, "line,reason\n7,empty");
  });

  it("is not fetched from this machine where the cloud is elsewhere, but named without its key", async () => {
    const { text, asked, url } = await reportFrom({ text: "secret of the house" }, "https://qianfan.baidubce.com");
    assert.equal(asked, 0);
    assert.equal(text, `see the console, or ${url}/r.csv`);
  });

  it("is not followed to another address", async () => {
    const inner = await startScriptedServer({ text: "secret of the house" });
    const { text } = await reportFrom({ status: 302, headers: { Location: `${inner.url}/x` } });
    assert.equal(inner.requests.length, 0);
    assert.match(text, /^see the console/);
    await inner.close();
  });

  it("is no larger than what is shown of it is worth", async () => {
    const { text } = await reportFrom({ text: "x\n".repeat(3 * 2 ** 20) });
    assert.match(text, /^see the console/);
  });

  it("shows what would steer a terminal, and of what is no text only the place", async () => {
    const { text } = await reportFrom({ text: "ab\u202ec\n<{%fg 1%}>" });
    assert.equal(text, "ab\\u202ec\n\\u003c{%fg 1%}>");
    assert.match((await reportFrom({ text: "a\u001b[2J" })).text, /^see the console/);
    const place = await readImportReport("not\u001b an\naddress", { transport: { clock }, homes: [] });
    assert.equal(place, "see the console, or not\\u001b an address");
  });
});
