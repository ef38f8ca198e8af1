import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, createWriteStream, openSync, writeSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { packFiles } from "../../provider/preflight/set/pack-files";
import type { SetFile } from "../../provider/preflight/set/set-file";
import { built } from "../rig/built";
import { mp4 } from "./rig/media";
import { jsonLines } from "./rig/scan-content";
import { temporaryFolder } from "../rig/temporary-folder";

const builtPreflight = built("provider/preflight/create-preflight.js");
const builtClouds = built("provider/clouds/index.js");

describe("the memory of preflight", function () {
  this.timeout(180_000);
  const folder = temporaryFolder();

  it("is the same for a file of 200 MB as for one of 20 MB", () => {
    const [small, large] = [20e6, 200e6].map((bytes) => peakMiB(writeRows(bytes)));
    assert.ok(small !== undefined && large !== undefined);
    // Resident, of the whole process: Node itself takes some 60 MiB, and the table of seen rows grows to 32 MiB.
    assert.ok(large < 220, `${large} MiB`);
    assert.ok(large - small < 60, `${small} MiB and ${large} MiB`);
  });

  it("is the same for a zip archive of 200 MB as for one of 20 MB", async () => {
    const small = peakMiB(await writeSet(20), "vision", "bailian");
    const large = peakMiB(await writeSet(200), "vision", "bailian");
    assert.ok(large < 220, `${large} MiB`);
    assert.ok(large - small < 60, `${small} MiB and ${large} MiB`);
  });

  /** A set of so many videos of a megabyte; written piece by piece, as a child begins with the memory of its parent. */
  async function writeSet(pieces: number): Promise<string> {
    const file = path.join(folder(), `${pieces}.zip`);
    const content = Buffer.concat([mp4, randomBytes(1e6)]);
    const fileOf = (name: string, bytes: Buffer): SetFile => {
      return { path: name, bytes: bytes.length, open: async () => Readable.from([bytes]) };
    };
    const names = Array.from({ length: pieces }, (_, index) => `v${index}.mp4`);
    const rows = names.map((video) => ({
      messages: [
        { role: "user", content: [{ video }] },
        { role: "assistant", content: [{ text: `It is ${video}.` }] },
      ],
    }));
    const all = [fileOf("data.jsonl", Buffer.from(jsonLines(rows))), ...names.map((name) => fileOf(name, content))];
    await pipeline(packFiles(all), createWriteStream(file));
    return file;
  }

  /** A file of different rows of about 700 bytes. */
  function writeRows(bytes: number): string {
    const file = path.join(folder(), `${bytes}.jsonl`);
    const descriptor = openSync(file, "w");
    for (let written = 0, n = 0; written < bytes;) {
      const rows = Array.from({ length: 1000 }, () => ({
        messages: [
          { role: "user", content: `Order ${(n += 1)}: where is it? `.repeat(10) },
          { role: "assistant", content: "It arrives tomorrow. 明天送达。".repeat(10) },
        ],
      }));
      written += writeSync(descriptor, jsonLines(rows));
    }
    closeSync(descriptor);
    return file;
  }

  function peakMiB(file: string, format = "chat", cloud = "qianfan"): number {
    const script = `
      const { createPreflight } = require(${JSON.stringify(builtPreflight)});
      const { clouds } = require(${JSON.stringify(builtClouds)});
      const preflight = createPreflight({ clouds, programDirectory: process.cwd(), cacheFolder: "cache" });
      preflight({ path: ${JSON.stringify(file)}, format: "${format}", cloud: "${cloud}" })
        .then(({ errorCount }) => console.log(errorCount, process.resourceUsage().maxRSS / 1024));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
      cwd: folder(),
      encoding: "utf8",
      timeout: 120_000,
    });
    const [errors, peak] = stdout.trim().split(" ").map(Number);
    assert.equal(errors, 0, stderr);
    return peak ?? NaN;
  }
});
