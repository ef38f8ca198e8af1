import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KindName } from "../../frontends/rig/job-inputs";
import { bailian, bailianWithEpochs, qianfan } from "./job-program";
import { sampleFile } from "./pipeline-program";
import { startClouds } from "./start-clouds";
import type { Outcome, OpenWay } from "./ways";

type Arguments = Readonly<Record<string, unknown>>;

/** What has become of the last resource of each kind. */
type Made = ReadonlyMap<KindName, Outcome>;

/** What is asked for in turn, and what has to come of it. */
interface Step {
  /** Default: a job. */
  readonly kind?: KindName;
  /** Where they name what came before: made of that. */
  readonly args: Arguments | ((made: Made) => Arguments);
  readonly did: Outcome["did"];
  /** Trainings that were paid for so far. */
  readonly runs: number;
  readonly refused?: readonly string[];
}

const otherQianfan = { ...qianfan, hyperParameters: { ...qianfan.hyperParameters, epoch: 2 } };

const folder = mkdtempSync(join(tmpdir(), "finetune-scenarios-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const [file, otherFile] = [join(folder, "train.jsonl"), join(folder, "other.jsonl")];
copyFileSync(sampleFile, file);
copyFileSync(sampleFile, otherFile);
appendFileSync(otherFile, '{"messages":[{"role":"user","content":"More?"},{"role":"assistant","content":"More."}]}\n');

const data = (path: string): Arguments => ({ path, format: "chat", bailian: {} });
const trained = (made: Made): Arguments => ({
  bailian: { ...bailian, trainingFileIds: [made.get("TrainingDataset")?.outputs?.["fileId"]] },
});
const version = (made: Made): Arguments => ({ job: made.get("FineTuneJob")?.id });
const served =
  (block: object) =>
  (made: Made): Arguments => ({ model: made.get("ModelVersion")?.outputs?.["modelId"], bailian: block });
const units = { plan: "mu", deploySpec: "MU1", capacity: 4 };

/** One program after the other: jobs of each cloud, and every kind of resource after another. */
export const scenarios = {
  bailian: [
    { args: { bailian: bailianWithEpochs(0) }, did: "refused", runs: 0, refused: ["bailian.hyperParameters.n_epochs"] },
    { args: { bailian, speed: 2 }, did: "refused", runs: 0, refused: ["speed"] },
    { args: { bailian }, did: "created", runs: 1 },
    { args: { bailian }, did: "unchanged", runs: 1 },
    { args: { bailian, onDelete: "retain" }, did: "updated", runs: 1 },
    { args: { bailian: bailianWithEpochs(2) }, did: "replaced", runs: 2 },
    { args: { bailian: bailianWithEpochs(2), triggers: "anew" }, did: "replaced", runs: 3 },
  ],
  qianfan: [
    { args: { qianfan: { ...qianfan, trainMode: "" } }, did: "refused", runs: 0, refused: ["qianfan.trainMode"] },
    { args: { qianfan }, did: "created", runs: 1 },
    { args: { qianfan: otherQianfan }, did: "replaced", runs: 2 },
    { args: { qianfan: { ...otherQianfan, publish: { description: "for shops" } } }, did: "updated", runs: 2 },
  ],
  "from a file to a model that answers": [
    { kind: "TrainingDataset", args: data(join(folder, "none")), did: "refused", runs: 0, refused: ["path"] },
    { kind: "TrainingDataset", args: data(file), did: "created", runs: 0 },
    { kind: "TrainingDataset", args: data(file), did: "unchanged", runs: 0 },
    { args: trained, did: "created", runs: 1 },
    { kind: "ModelVersion", args: version, did: "created", runs: 1 },
    { kind: "ModelVersion", args: version, did: "unchanged", runs: 1 },
    {
      kind: "ModelDeployment",
      args: served({ plan: "mu" }),
      did: "refused",
      runs: 1,
      refused: ["bailian.capacity", "bailian.deploySpec"],
    },
    { kind: "ModelDeployment", args: served(units), did: "created", runs: 1 },
    { kind: "ModelDeployment", args: served({ ...units, capacity: 8 }), did: "updated", runs: 1 },
    { kind: "ModelDeployment", args: served({ plan: "lora" }), did: "replaced", runs: 1 },
    { kind: "TrainingDataset", args: data(otherFile), did: "replaced", runs: 1 },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

/** What an output is like; its value differs with the cloud's names for things. */
const shapeOf = (outputs: Outcome["outputs"] = {}): readonly string[] =>
  Object.entries(outputs)
    .filter(([name]) => !name.startsWith("__"))
    .map(([name, value]) => `${name}: ${name === "status" ? String(value) : typeof value}`)
    .sort();

/** What each step told, by scenario: the first way that gets there says it for the others. */
const told = new Map<string, readonly string[]>();

/** Goes through a scenario in one way, on clouds of its own. */
export async function follow(name: keyof typeof scenarios, open: OpenWay): Promise<void> {
  const steps: readonly Step[] = scenarios[name];
  const clouds = await startClouds();
  const way = await open(clouds);
  const made = new Map<KindName, Outcome>();
  try {
    for (const [index, { kind = "FineTuneJob", args, did, runs, refused = [] }] of steps.entries()) {
      const outcome = await way.up(kind, typeof args === "function" ? args(made) : args);
      made.set(kind, outcome);
      assert.deepEqual([outcome.did, outcome.refused ?? []], [did, refused], `step ${index}`);
      assert.equal(clouds.runs().length, runs, `trainings after step ${index}`);
      const key = `${name} ${index}`;
      const shape = shapeOf(outcome.outputs);
      assert.deepEqual(shape, told.get(key) ?? shape, `outputs of step ${index}`);
      told.set(key, shape);
    }
    await way.destroy();
    assert.equal(clouds.runs().length, steps.at(-1)?.runs);
  } finally {
    await way.close();
    await clouds.close();
  }
}
