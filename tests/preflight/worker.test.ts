import { clouds } from "../../provider/clouds";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { createPreflight } from "../../provider/preflight/create-preflight";
import { built } from "../rig/built";
import { jsonLines } from "./rig/scan-content";
import { temporaryFolder } from "../rig/temporary-folder";

const builtPreflight = built("provider/preflight/create-preflight.js");
const builtClouds = built("provider/clouds/index.js");
const chat = { path: "train.jsonl", format: "chat", cloud: "qianfan" } as const;

/** A file of many rows, more than one thread is for. */
function manyRows(bytes: number): string {
  const one = jsonLines([
    {
      messages: [
        { role: "user", content: "Where is my parcel? ".repeat(20) },
        { role: "assistant", content: "您的包裹明天送达。".repeat(20) },
      ],
    },
  ]);
  return one.repeat(Math.ceil(bytes / Buffer.byteLength(one)));
}

describe("the threads of preflight", function () {
  // Each compiles the sources that it needs.
  this.timeout(120_000);
  const folder = temporaryFolder();
  const preflightHere = () =>
    createPreflight({ clouds, programDirectory: folder(), cacheFolder: path.join(folder(), "cache") });

  it("leave the caller's event loop free", async () => {
    writeFileSync(path.join(folder(), "train.jsonl"), manyRows(30e6));
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    const { content } = await preflightHere()(chat);
    clearInterval(timer);
    assert.ok(content && content.rows > 10_000);
    assert.ok(ticks >= 20, `${ticks} ticks of 5 ms`);
  });

  it("end when reading is cancelled, and the next reading begins anew", async () => {
    writeFileSync(path.join(folder(), "train.jsonl"), manyRows(200e6));
    const preflight = preflightHere();
    const cancelled = new AbortController();
    setTimeout(() => cancelled.abort(new Error("cancelled by the engine")), 300);
    await assert.rejects(preflight(chat, cancelled.signal), /^Error: cancelled by the engine$/);
    await assert.rejects(preflight(chat, cancelled.signal), /cancelled by the engine/);
    writeFileSync(path.join(folder(), "train.jsonl"), manyRows(30e3));
    assert.ok((await preflight(chat)).content);
  });

  it("say why a file was not read to its end", async () => {
    const content = jsonLines([
      {
        messages: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "Hello" },
        ],
      },
    ]);
    writeFileSync(path.join(folder(), "train.jsonl"), content);
    const preflight = createPreflight({
      clouds,
      programDirectory: folder(),
      cacheFolder: path.join(folder(), "cache"),
      scan: () => Promise.reject(new Error("EIO: i/o error, read")),
    });
    await assert.rejects(preflight(chat), {
      code: "preflight-failed",
      message: /train\.jsonl could not be read to its end: EIO/,
    });
  });

  it("stop as soon as the file turns out to hold no rows", async () => {
    writeFileSync(path.join(folder(), "train.jsonl"), `[\n${manyRows(30e6)}`);
    const { findings, content } = await preflightHere()(chat);
    assert.equal(content, undefined);
    assert.match(findings[0]?.reason ?? "", /is one JSON list and no JSON Lines/);
  });

  it("come from the built package too, and end with the file so that the process can end", () => {
    writeFileSync(path.join(folder(), "train.jsonl"), manyRows(10e6));
    const script = `
      const { createPreflight } = require(${JSON.stringify(builtPreflight)});
      const { clouds } = require(${JSON.stringify(builtClouds)});
      const preflight = createPreflight({ clouds, programDirectory: process.cwd(), cacheFolder: "cache" });
      preflight(${JSON.stringify(chat)}).then(({ content }) => console.log(content.rows, content.contentHash.length));`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", script], {
      cwd: folder(),
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.equal(stderr, "");
    assert.match(stdout, /^\d{4,} 64\n$/);
    assert.equal(status, 0);
  });
});
