import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { built } from "../rig/built";

const clouds = built("provider/emulator/index.js");

/** Loaded files after the clouds stand, and after a call of each, in a process of their own. */
function loadedFiles(): readonly (readonly string[])[] {
  const script = `
    const { createEmulator } = require(${JSON.stringify(clouds)});
    const emulator = createEmulator();
    const loaded = () => Object.keys(require.cache);
    const ask = (path) => emulator.fetch(new Request("http://clouds.invalid" + path));
    (async () => {
      const seen = [loaded()];
      for (const path of ["/api/v1/fine-tunes", "/v2/service?Action=DescribeServices"]) {
        await ask(path);
        seen.push(loaded());
      }
      console.log(JSON.stringify(seen));
    })();`;
  return JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" })) as string[][];
}

describe("the start of the simulated clouds", () => {
  it("loads neither what answers calls nor what reads bodies; each cloud comes with its first call", () => {
    const [atStart = [], afterBailian = [], afterQianfan = []] = loadedFiles();
    const count = (files: readonly string[], part: string) => files.filter((file) => file.includes(part)).length;
    assert.equal(count(atStart, "/zod/") + count(atStart, "/hono/"), 0);
    assert.equal(count(afterBailian, "/qianfan/services/"), 0);
    assert.ok(count(afterBailian, "/bailian/jobs/") > count(atStart, "/bailian/jobs/"));
    assert.ok(count(afterQianfan, "/qianfan/services/") > 0);
  });
});
