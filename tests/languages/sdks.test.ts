import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const languages = ["nodejs", "python", "go", "dotnet", "java"];

/** What a build or an installation leaves beside the sources, and build files of ours, which are not generated. */
const notGenerated = /(^|\/)(build|target|bin|[^/]+\.egg-info|__pycache__)\/|^(go\/go\.(mod|sum)|java\/pom\.xml)$/;

/** Every generated file of the SDKs in a folder, by its path. */
function sdksIn(folder: string): Map<string, string> {
  const entries = languages.flatMap((language) =>
    readdirSync(join(folder, language), { recursive: true, withFileTypes: true }),
  );
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/"))
    .filter((file) => !notGenerated.test(file))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "base64")]));
}

describe("the SDKs of other languages", function () {
  this.timeout(900_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "finetune-sdks-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are what the schema says, to the byte: `npm run sdks` changes nothing", () => {
    execFileSync(process.execPath, [join(root, "tools/sdks.mjs"), folder], { stdio: "pipe" });
    const [committed, generated] = [sdksIn(join(root, "sdk")), sdksIn(folder)];
    assert.deepEqual([...committed.keys()], [...generated.keys()]);
    const different = [...generated].filter(([file, content]) => committed.get(file) !== content);
    assert.deepEqual(
      different.map(([file]) => file),
      [],
      "npm run declarations && npm run sdks",
    );
    assert.ok(generated.size > 200);
  });

  it("compile for TypeScript, with the names that the dynamic resources have", () => {
    cpSync(join(root, "sdk/nodejs"), folder, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [compiler, "-p", folder], { stdio: "pipe" });
    assert.ok(existsSync(join(folder, "bin/fineTuneJob.d.ts")));
    const names = /export (?:type |const )?\{? ?(\w+)/g;
    const index = readFileSync(join(folder, "bin/index.d.ts"), "utf8");
    const exported = [...index.matchAll(names)].map(([, name]) => name);
    for (const name of ["FineTuneJob", "TrainingDataset", "ModelVersion", "ModelDeployment"]) {
      assert.ok(exported.includes(name), `${name} is not among ${exported.join(", ")}`);
      assert.ok(exported.includes(`${name}Args`), `${name}Args is not among ${exported.join(", ")}`);
    }
  });
});
