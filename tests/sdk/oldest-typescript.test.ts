import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type * as typescript from "typescript";
import { built } from "../rig/built";

const clone = resolve(__dirname, "../..");
built("sdk/index.js");

/** What Pulumi compiles a program with that brings no compiler of its own. */
const ts = require(
  join(clone, "node_modules/@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js"),
) as typeof typescript;

const program = `import { createEmulator, Emulator } from "pulumi-finetune/emulator";
import { FineTuneJob, TrainingDataset } from "pulumi-finetune";
const emulator: Emulator = createEmulator({ speed: 0 });
emulator.advance(1000);
const trainingDataset = new TrainingDataset("data", { path: "train.jsonl", format: "chat", bailian: {} });
export const model = new FineTuneJob("bot", { trainingDataset, bailian: { model: "qwen3-8b", trainingType: "sft" } }).id;
`;

describe("a program under Pulumi's own TypeScript, with CommonJS modules", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "finetune-types-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("finds the types of every module of the package", () => {
    for (const [name, target] of [
      ["pulumi-finetune", clone],
      ["@pulumi/pulumi", join(clone, "node_modules/@pulumi/pulumi")],
    ] as const) {
      const link = join(folder, "node_modules", name);
      mkdirSync(resolve(link, ".."), { recursive: true });
      symlinkSync(target, link, "dir");
    }
    const file = join(folder, "index.ts");
    writeFileSync(file, program);
    // As Pulumi's ts-node: what is said of the program's own file counts.
    const checked = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2020,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.NodeJs,
      strict: true,
      types: [],
    });
    const source = checked.getSourceFile(file);
    const complaints = [...checked.getSyntacticDiagnostics(source), ...checked.getSemanticDiagnostics(source)];
    assert.deepEqual(
      complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      [],
    );
  });
});
