import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { built } from "../rig/built";
import { makeZip } from "./rig/make-zip";
import { mp4 } from "./rig/media";
import { jsonLines } from "./rig/scan-content";
import { temporaryFolder } from "./rig/temporary-folder";

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

  it("is the same for a zip archive of 200 MB as for one of 20 MB", () => {
    const [small, large] = [20, 200].map((pieces) => peakMiB(writeSet(pieces), "vision", "bailian"));
    assert.ok(small !== undefined && large !== undefined);
    assert.ok(large < 220, `${large} MiB`);
    assert.ok(large - small < 40, `${small} MiB and ${large} MiB`);
  });

  /** A set of so many videos of a megabyte, and 12 rows or more. */
  function writeSet(pieces: number): string {
    const file = path.join(folder(), `${pieces}.zip`);
    const content = Buffer.concat([mp4, randomBytes(1e6)]);
    const names = Array.from({ length: pieces }, (_, index) => `v${index}.mp4`);
    const rows = names.map((video) => ({
      messages: [
        { role: "user", content: [{ video }] },
        { role: "assistant", content: [{ text: `It is ${video}.` }] },
      ],
    }));
    const videos = names.map((name) => ({ name, content }));
    writeFileSync(file, makeZip([{ name: "data.jsonl", content: jsonLines(rows) }, ...videos]));
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
