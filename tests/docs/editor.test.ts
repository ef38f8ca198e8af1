import assert from "node:assert/strict";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./pages";
import { compilerOptions } from "./typed-program";

const choices: readonly (readonly [title: string, program: string, names: readonly string[]])[] = [
  ["models", `new FineTuneJob("a", { bailian: { model: "‸" } });`, ["qwen3-8b", "wan2.7-i2v"]],
  ["training types", `new FineTuneJob("a", { bailian: { model: "m", trainingType: "‸" } });`, ["efficient_sft", "cpt"]],
  [
    "hyperparameters",
    `new FineTuneJob("a", { bailian: { model: "m", hyperParameters: { ‸ } } });`,
    ["n_epochs", "batch_size", "max_length", "lora_rank"],
  ],
  [
    "hyperparameters of the other cloud",
    `new FineTuneJob("a", { qianfan: { model: "m", trainMode: "SFT", dataset: { sourceType: "Bos", versions: [], splitRatio: 1 }, hyperParameters: { ‸ } } });`,
    ["epoch", "learningRate", "maxSeqLen", "loraRank"],
  ],
  [
    "metrics",
    `new ModelDeployment("a", { model: "m", acceptWhen: { ‸ }, bailian: { plan: "lora" } });`,
    [`"BLEU-4"`, "evalLoss", "perplexity"],
  ],
];
const hovers: readonly (readonly [title: string, program: string, says: RegExp])[] = [
  ["an argument", `new FineTuneJob("a", { bailian: { mo‸del: "m" } });`, /^Base model.*A change trains anew\.$/s],
  ["an output", `declare const job: FineTuneJob; job.finetuned‸Output;`, /^The model ID that serving wants/],
];

const handedOn = `
  const data = new TrainingDataset("d", { path: "t.jsonl", format: "chat", bailian: {} });
  new FineTuneJob("a", {
    bailian: {
      model: "model-of-tomorrow", trainingType: "new", trainingFileIds: [data.fileId],
      hyperParameters: { n_epochs: 1, knob_of_tomorrow: true },
    },
  });
  new FineTuneJob("b", {
    qianfan: {
      model: "m", trainMode: "new", hyperParameters: { epoch: 1 },
      dataset: { sourceType: "Platform", versions: [{ versionId: data.versionId }], splitRatio: 20 },
    },
  });
  const table: Record<string, unknown> = { n_epochs: 3 };
  new FineTuneJob("c", { trainingDataset: data, bailian: { model: "m", hyperParameters: table } });
  // @ts-expect-error on the other cloud there is none
  data.fileId.apply((id) => id.length);
`;

const start = `import { FineTuneJob, ModelDeployment, TrainingDataset } from "pulumi-finetune";\n`;
/** Each program in a file of its own, in which `‸` marks the cursor. */
const marked = [...choices, ...hovers].map(([, program]) => `${start}${program}`);
const nameOf = (index: number): string => join(root, `editor-${index}.ts`);
const handedOnName = join(root, "handed-on.ts");

describe("an editor", function () {
  this.timeout(120_000);
  let service: ts.LanguageService;

  before(() => {
    const texts = new Map(marked.map((text, index) => [nameOf(index), text.replace("‸", "")]));
    texts.set(handedOnName, start + handedOn);
    service = ts.createLanguageService({
      getCompilationSettings: () => compilerOptions,
      getScriptFileNames: () => [...texts.keys()],
      getScriptVersion: () => "1",
      getScriptSnapshot: (name) => {
        const content = texts.get(name) ?? ts.sys.readFile(name);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    });
  });

  for (const [index, [title, , names]] of choices.entries()) {
    it(`offers ${title}`, () => {
      const position = marked[index]?.indexOf("‸") ?? -1;
      const entries = service.getCompletionsAtPosition(nameOf(index), position, undefined)?.entries ?? [];
      const all = entries.map(({ name }) => name);
      assert.deepEqual(
        names.filter((name) => !all.includes(name)),
        [],
      );
    });
  }

  for (const [index, [title, , says]] of hovers.entries()) {
    it(`says on ${title} what the reference says`, () => {
      const place = choices.length + index;
      const info = service.getQuickInfoAtPosition(nameOf(place), marked[place]?.indexOf("‸") ?? -1);
      assert.match(ts.displayPartsToString(info?.documentation), says);
    });
  }

  it("lets pass what is not known, and hands an output that one cloud lacks to the argument that takes it", () => {
    const complaints = service.getSemanticDiagnostics(handedOnName);
    assert.deepEqual(
      complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      [],
    );
  });
});
