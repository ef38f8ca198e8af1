import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

const WHERE = ["sh", "-c", 'printf "%s" "$PATH"'];

describe("the choice of a Pulumi CLI", () => {
  let clone: TemporaryClone;
  beforeEach(() => (clone = temporaryClone()));
  afterEach(() => clone.remove());

  function putPulumi(folder: string, version: string, hasHost = true): void {
    mkdirSync(folder, { recursive: true });
    writeProgram(join(folder, "pulumi"), `echo ${version}`);
    if (hasHost) writeProgram(join(folder, "pulumi-language-nodejs"), "");
  }

  for (const version of ["v3.200.0", "v3.259.0", "3.300.1", "v3.260.0-alpha.x"]) {
    it(`takes ${version} from PATH`, async () => {
      putPulumi(clone.bin, version);
      const { code, stdout } = await runTool(clone, "engine.mjs", WHERE);
      assert.deepEqual([code, stdout], [0, clone.bin]);
    });
  }

  const refusals: readonly [version: string, hasHost: boolean, reason: RegExp][] = [
    ["v3.199.9", true, /is version 3\.199\.9; at least 3\.200/],
    ["v2.300.0", true, /is version 2\.300\.0/],
    ["v4.0.0", true, /is version 4\.0\.0/],
    ["nonsense", true, /does not answer "pulumi version"/],
    ["v3.259.0", false, /no language host for Node\.js/],
  ];
  for (const [version, hasHost, reason] of refusals) {
    it(`refuses ${version} ${hasHost ? "with" : "without"} a language host and says what to install`, async () => {
      putPulumi(clone.bin, version, hasHost);
      const { code, stderr } = await runTool(clone, "engine.mjs", WHERE);
      assert.equal(code, 1);
      assert.match(stderr, reason);
      assert.match(stderr, /\nInstall the Pulumi CLI 3\.200 or newer: https:\S+\nOr install Go .*: https:\S+\n$/);
    });
  }

  it("finds the language host beside the file that a link on PATH leads to", async () => {
    const cellar = join(clone.folder, "cellar");
    putPulumi(cellar, "v3.259.0");
    symlinkSync(join(cellar, "pulumi"), join(clone.bin, "pulumi"));
    assert.equal((await runTool(clone, "engine.mjs", WHERE)).code, 0);
  });
});
