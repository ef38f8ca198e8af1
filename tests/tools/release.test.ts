import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./run-tool";
import { temporaryClone, type TemporaryClone } from "./temporary-clone";

describe("the rehearsal of a release", function () {
  this.timeout(60_000);
  let clone: TemporaryClone;
  beforeEach(() => (clone = temporaryClone(["package.json", "package-lock.json", "CHANGELOG.md", "sdk"])));
  afterEach(() => clone.remove());

  const rehearse = (...args: string[]) => runTool(clone, "release.mjs", ["versions", "changelog", ...args]);
  const change = (file: string, from: string | RegExp, to: string) => {
    const path = join(clone.folder, file);
    const before = readFileSync(path, "utf8");
    const after = before.replace(from, to);
    assert.notEqual(after, before);
    writeFileSync(path, after);
  };

  it("finds this clone in step, and cuts the notes of the release", async () => {
    const { code, stdout, stderr } = await rehearse("--json");
    assert.equal(code, 0, stderr);
    const steps = JSON.parse(stdout) as { step: string; ok: boolean; made: string[] }[];
    assert.deepEqual(
      steps.map(({ step, ok }) => [step, ok]),
      [
        ["versions", true],
        ["changelog", true],
      ],
    );
    assert.match(readFileSync(steps[1]?.made[0] ?? "", "utf8"), /^- /m);
  });

  for (const [what, file, from, to, said] of [
    [
      "an SDK of another version",
      "sdk/python/pyproject.toml",
      /version = "[^"]+"/,
      'version = "9.9.9"',
      /pyproject\.toml has 9\.9\.9/,
    ],
    ["a schema without one", "sdk/schema.json", /^ {2}"version": .*$/m, "", /schema\.json has no version/],
    ["a changelog that tells nothing", "CHANGELOG.md", /## Unreleased[^]*/, "## Unreleased\n", /has nothing under/],
    ["one without what to do at an upgrade", "CHANGELOG.md", /### Upgrade/g, "### Old", /has no "### Upgrade"/],
  ] as const) {
    it(`ends with an error at ${what}, and says how to repair it`, async () => {
      change(file, from, to);
      const { code, stderr } = await rehearse();
      assert.equal(code, 1);
      assert.match(stderr, said);
      assert.match(stderr, /npm run sdks|Write there/);
    });
  }

  it("lets no tag go out whose changelog has what it does not tell", async () => {
    const { version } = JSON.parse(readFileSync(join(clone.folder, "package.json"), "utf8")) as { version: string };
    change("CHANGELOG.md", /## Unreleased[^]*/, `## Unreleased\n\n- more\n\n## ${version}\n\n### Upgrade\n\n- none\n`);
    const rehearsed = await rehearse();
    assert.equal(rehearsed.code, 0, rehearsed.stderr);
    assert.match(rehearsed.stdout, /1 more are unreleased/);
    const { code, stderr } = await rehearse("--tag", `v${version}`);
    assert.equal(code, 1);
    assert.match(stderr, /1 entries under "## Unreleased".*untold/);
  });

  it("ends with an error at a tag of another version", async () => {
    const { code, stderr } = await rehearse("--tag", "v9.9.9");
    assert.equal(code, 1);
    assert.match(stderr, /the tag is v9\.9\.9, package\.json has /);
  });
});
