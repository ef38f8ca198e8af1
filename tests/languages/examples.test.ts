import assert from "node:assert/strict";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { codeBlocks, page } from "../docs/pages";
import { findOnPath } from "../tools/find-on-path";
import { type ToolRun, runTool } from "../tools/run-tool";
import { type TemporaryClone, temporaryClone } from "../tools/temporary-clone";

const root = resolve(__dirname, "../..");

/** Each example, and the tool of its language that must be there; the engine brings the hosts. */
const examples = {
  yaml: { file: "examples/yaml/Pulumi.yaml", tool: undefined },
  python: { file: "examples/python/__main__.py", tool: "python3" },
  go: { file: "examples/go/main.go", tool: "go" },
  java: { file: "examples/java/src/main/java/example/App.java", tool: "mvn" },
  typescript: { file: "examples/typescript/index.ts", tool: undefined },
} as const;

/** Continuous integration has every tool; elsewhere it is said that a language was not tried. */
function canTry(language: string, tool: string | undefined): boolean {
  if (tool === undefined || findOnPath(tool) !== undefined) return true;
  assert.notEqual(process.env.CI, "true", `${tool} is not on PATH`);
  process.stderr.write(`NOT TRIED: ${language}, for ${tool} is not on PATH\n`);
  return false;
}

const needed = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
const folders = ["examples", "sdk", "provider", "plugin", "dist"];

describe("a program in another language, on the real engine", function () {
  this.timeout(900_000);
  let clone: TemporaryClone;
  before(() => {
    clone = temporaryClone([...needed, ...folders]);
    symlinkSync(join(root, "node_modules"), join(clone.folder, "node_modules"));
  });
  after(() => clone.remove());

  // Caches of the machine are shared: what an SDK depends on is downloaded and compiled once.
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PULUMI|FINETUNE)_/.test(name))),
    XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    FINETUNE_SPEED: "600",
  };
  const start = (...args: string[]): Promise<ToolRun> => runTool(clone, "start.mjs", args, { env });

  for (const [language, { file, tool }] of Object.entries(examples)) {
    it(`goes from a file to a served model in ${language}, and is destroyed`, async () => {
      if (!canTry(language, tool)) return;
      const up = await start("--language", language);
      assert.equal(up.code, 0, up.stdout + up.stderr);
      assert.match(up.stdout, /jobId *: "bailian\/ft-/);
      assert.match(up.stdout, /model *: "qwen3-8b-ft-/);
      assert.match(up.stdout, /deployedModel *: "qwen3-8b-ft-/);
      const down = await start("--language", language, "--down");
      assert.equal(down.code, 0, down.stdout + down.stderr);
      assert.match(down.stdout, /3 deleted|- 4 deleted/);
    });

    it(`is what the page on languages shows in ${language}`, () => {
      const blocks = codeBlocks(page("guides/languages.md"), language);
      const [shown, ...more] = blocks.filter((block) => block.includes("TrainingDataset"));
      assert.ok(shown !== undefined && more.length === 0);
      assert.ok(readFileSync(join(root, file), "utf8").includes(shown.trimEnd()), `the block of ${file}`);
    });
  }

  it("declares the component in Python, from a file to a model that its gate lets serve", async () => {
    if (!canTry("python", examples.python.tool)) return;
    writeFileSync(join(clone.folder, "examples/python/__main__.py"), pythonComponent);
    const up = await start("--language", "python");
    assert.equal(up.code, 0, up.stdout + up.stderr);
    assert.match(up.stdout, /job *: "bailian\/ft-/);
    assert.match(up.stdout, /loss *: 0\.\d+/);
    assert.match(up.stdout, /deployedModel *: "qwen3-8b-ft-/);
    const down = await start("--language", "python", "--down");
    assert.match(down.stdout, /6 deleted/, down.stdout + down.stderr);
  });
});

const pythonComponent = `
import pulumi
import pulumi_finetune as finetune

data = finetune.TrainingDataset("data", path="../quickstart/data/support.chat.jsonl", format="chat", bailian={})
faq = finetune.FineTunedModel(
    "faq",
    dataset=data,
    job={
        "bailian": {
            "model": "qwen3-8b",
            "training_type": "efficient_sft",
            "hyper_parameters": {"n_epochs": 1, "batch_size": 16, "max_length": 8192},
        },
        "max_cost": 10,
    },
    version={"checkpoint": "best"},
    accept_when={"evalLoss": {"max": 9}},
    deployment={"bailian": {"plan": "lora"}},
)
pulumi.export("job", faq.job.id)
pulumi.export("loss", faq.report.metrics["evalLoss"])
pulumi.export("deployedModel", faq.deployed_model)
`;
