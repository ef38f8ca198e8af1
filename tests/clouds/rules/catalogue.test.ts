import assert from "node:assert/strict";
import { bailianDeploymentRules } from "../../../provider/clouds/bailian/deployment-rules";
import { bailianRules } from "../../../provider/clouds/bailian/rules";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import type { CatalogueModel, Knowledge } from "../../../provider/contract/catalogue";
import type { BlockRules } from "../../../provider/contract/rules";

const today = "2027-01-05";

function known(cloud: string, ...models: readonly CatalogueModel[]): Knowledge {
  return { today, section: { cloud, date: "2027-01-02", source: "public catalogue", models } };
}

function reasons(rules: BlockRules, block: Record<string, unknown>, knowledge: Knowledge, inputs = {}): string[] {
  return rules.check(block, inputs, knowledge).map(({ severity, reason }) => `${severity}: ${reason}`);
}

const hyperParameters = { n_epochs: 1, batch_size: 16, max_length: 2048 };
const job = { model: "qwen3-8b", trainingType: "cpt", trainingFileIds: ["file"], hyperParameters };
const methods = ["sft", "cpt"].map((trainingType) => ({ arguments: { trainingType } }));

describe("a catalogue beside the rules of a job", () => {
  it("lets a method pass that the tables doubt", () => {
    assert.match(reasons(bailianRules, job, { today }).join(), /^warning: trainingType is "cpt".*table of 2026-11/);
    assert.deepEqual(reasons(bailianRules, job, known("bailian", { model: "qwen3-8b", methods })), []);
  });

  it("lets a model pass that no table names", () => {
    const newer = { ...job, model: "qwen4-1b" };
    assert.match(reasons(bailianRules, newer, { today }).join(), /^warning: model is "qwen4-1b"/);
    assert.deepEqual(reasons(bailianRules, newer, known("bailian", { model: "qwen4-1b", methods })), []);
  });

  it("doubts a method that it does not list, with its date and how to silence that, and never refuses", () => {
    const found = bailianRules.check(
      { ...job, trainingType: "dpo_full" },
      {},
      known("bailian", { model: "qwen3-8b", methods }),
    );
    assert.deepEqual(found, [
      {
        path: "trainingType",
        reason:
          "trainingType is dpo_full; qwen3-8b takes sft or cpt (finetune.catalogue.json: public catalogue, 2027-01-02; " +
          'the catalogue changes: validation "warn" silences this)',
        severity: "warning",
        isDoubt: true,
      },
    ]);
  });

  it("says nothing of reinforcement learning, nor of a model that it has no methods of", () => {
    const rl = { ...job, model: "qwen3.5-9b", trainingType: "rl" };
    const before = reasons(bailianRules, rl, { today });
    assert.deepEqual(reasons(bailianRules, rl, known("bailian", { model: "qwen3.5-9b", methods })), before);
    const priced = { model: "qwen3-8b", price: { pricePerThousandTokens: 1, currency: "CNY" } };
    assert.equal(reasons(bailianRules, job, known("bailian", priced)).length, 1);
  });

  it("keeps what documents refuse", () => {
    const wrong = { ...job, hyperParameters: { ...hyperParameters, batch_size: 4 } };
    assert.match(
      reasons(bailianRules, wrong, known("bailian", { model: "qwen3-8b", methods })).join(),
      /^error: .*batch_size is 4/,
    );
  });

  const lite = {
    model: "ERNIE-Lite-8K-0308",
    trainMode: "SFT",
    parameterScale: "LoRA",
    dataset: { sourceType: "Platform", versions: [{ versionId: "ds-1" }], splitRatio: 20 },
  };
  const scale = { arguments: { trainMode: "SFT", parameterScale: "LoRA" } };

  it("has the ranges that the cloud tells before those of the tables", () => {
    const long = { ...lite, hyperParameters: { epoch: 80 } };
    const wider = { model: lite.model, methods: [{ ...scale, parameters: { epoch: { min: 1, max: 100 } } }] };
    assert.match(reasons(qianfanRules, long, { today }).join(), /^error: hyperParameters\.epoch is 80/);
    assert.deepEqual(reasons(qianfanRules, long, known("qianfan", wider)), []);
  });

  it("only doubts what lies outside of them where no document does", () => {
    const short = { ...lite, hyperParameters: { epoch: 20 } };
    const narrower = { model: lite.model, methods: [{ ...scale, parameters: { epoch: { min: 1, max: 10 } } }] };
    assert.match(
      reasons(qianfanRules, short, known("qianfan", narrower)).join(),
      /^warning: hyperParameters\.epoch is 20; the cloud takes a number from 1 to 10 \(finetune\.catalogue/,
    );
  });
});

describe("a base model that is retired", () => {
  const turbo = { ...job, model: "qwen-turbo", trainingType: "sft" };
  const about = (day: string, block = turbo) =>
    reasons(bailianRules, block, { today: day }).filter((reason) => reason.includes("retired"));

  it("is warned of before its day", () => {
    assert.match(
      about("2026-10-09").join(),
      /^warning: model is qwen-turbo, which is retired on 2026-10-10: from then on no new tuning/,
    );
  });

  it("is told to be gone after it, while models that were trained on it stay", () => {
    assert.match(
      about("2026-10-10").join(),
      /was retired on 2026-10-10: no new tuning is possible any more; models .* stay \(notices/,
    );
    const tuned = { ...turbo, model: "qwen-turbo-ft-202511132025-e8c1" };
    assert.match(about("2026-10-10", tuned).join(), /and its base qwen-turbo was retired/);
  });

  it("is told by the catalogue, too, and of a deployment where the base itself is deployed", () => {
    const retires = known("bailian", { model: "qwen3-8b", retires: "2027-02-01" });
    assert.match(
      reasons(bailianRules, { ...job, trainingType: "sft" }, retires).join(),
      /is retired on 2027-02-01.*finetune\.catalogue/,
    );
    const lora = { plan: "lora" };
    const deployed = (model: string) => reasons(bailianDeploymentRules, lora, { today }, { model });
    assert.match(deployed("qwen-turbo").join(), /no new deployment of it is possible any more/);
    assert.deepEqual(deployed("qwen-turbo-ft-202511132025-e8c1"), []);
  });
});

describe("a catalogue beside the rules of a deployment", () => {
  const block = { plan: "mu", deploySpec: "MU1", capacity: 3 };
  const inputs = { model: "qwen3-8b-ft-202511132025-e8c1" };

  it("has the units of the model at hand before those of the table", () => {
    assert.match(
      reasons(bailianDeploymentRules, block, { today }, inputs).join(),
      /^warning: capacity is 3; MU1 takes/,
    );
    const three = known("bailian", { model: "qwen3-8b", units: { MU1: 3 } });
    assert.deepEqual(reasons(bailianDeploymentRules, block, three, inputs), []);
    const four = known("bailian", { model: "qwen3-8b", units: { MU1: 4 } });
    assert.match(
      reasons(bailianDeploymentRules, block, four, inputs).join(),
      /^warning: capacity is 3; qwen3-8b-ft-\S+ on MU1 takes multiples of 4 \(finetune\.catalogue/,
    );
  });
});
