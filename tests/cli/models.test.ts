import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readCatalogue, writeCatalogue } from "../../provider/catalogue/read-catalogue";
import { startScriptedServer } from "../clouds/scripted-server";
import { endedWith } from "../engine/rig/ended-with";
import { finetune } from "./rig/finetune";
import { withClouds } from "./rig/with-clouds";

const parameter = z.looseObject({
  key: z.string(),
  takes: z.string(),
  default: z.unknown().optional(),
  source: z.string(),
});
const printed = z.array(
  z.looseObject({
    cloud: z.string(),
    plans: z.array(z.looseObject({ plan: z.string(), source: z.string(), date: z.string() })),
    models: z.array(
      z.looseObject({
        model: z.string(),
        methods: z.array(
          z.looseObject({ arguments: z.record(z.string(), z.string()), parameters: z.array(parameter) }),
        ),
        prices: z.array(
          z.looseObject({ region: z.string().optional(), currency: z.string(), priceSource: z.string() }),
        ),
        date: z.string(),
        source: z.string(),
      }),
    ),
  }),
);

/** A folder of a program, taken away afterwards. */
async function inProject(use: (folder: string, file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "finetune-models-"));
  try {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: catalogue\nruntime: nodejs\n");
    await use(folder, join(folder, "finetune.catalogue.json"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const section = {
  cloud: "bailian",
  region: "cn-beijing",
  date: "2020-01-02",
  source: "a note of ours",
  models: [
    {
      model: "qwen9-1b",
      methods: [{ arguments: { trainingType: "sft" } }],
      price: { pricePerThousandTokens: 0.5, currency: "CNY" },
    },
  ],
};

describe("finetune models", function () {
  this.timeout(180_000);

  it("lists models of every cloud with methods, prices, plans and units, each with its date", async () => {
    const { stdout } = await endedWith(0, finetune(["models"]));
    assert.match(
      stdout,
      /^bailian: what can be trained, prices of cn-beijing\nMODEL +FOR +METHODS +1000 TOKENS +AS OF\n/,
    );
    assert.match(stdout, /\nqwen3-8b +text +sft, efficient_sft, dpo_full, dpo_lora +0\.006 CNY +\d{4}-\d{2}\n/);
    assert.match(stdout, /\nmu +MU1 × 2, MU2 × 2 +model units by the hour/);
    assert.match(
      stdout,
      /an hour of a unit that serves, called or not\nMU1 +54 CNY +Model Studio, .*Beijing, \d{4}-\d{2}\n/,
    );
    assert.match(stdout, /\nERNIE-Speed-8K +SFT FullFineTuning, SFT LoRA, PostPretrain FullFineTuning +unknown/);
    assert.match(stdout, /\nERNIE-Bot-turbo-0725 +v1 ALL, v1 LoRA +unknown/);
    assert.match(stdout, /\nqwen-turbo +2026-10-10\n/);
    assert.match(stdout, /\nfrom .*https:\/\//);
  });

  it("tells everything of one model: hyperparameters with ranges and defaults, prices of every region", async () => {
    const { stdout } = await endedWith(0, finetune(["models", "--model", "qwen3-32b"]));
    assert.match(stdout, /^qwen3-32b on bailian \(text\)/);
    assert.match(stdout, /\ncn-beijing +0\.04 CNY per 1000 trained tokens .*Beijing/);
    assert.match(stdout, /\nap-southeast-1 +0\.008 USD per 1000 trained tokens .*Singapore/);
    assert.match(stdout, /\nlora_rank +64 +efficient_sft, dpo_lora +8, 16, 32 or 64\n/);
    assert.match(stdout, /\nbatch_size +16 \(must be given\) +a whole number from 8 to 1024\n/);
  });

  it("takes a tuned model for its base, and one line of JSON has a date and a source for everything", async () => {
    const run = finetune(["models", "--model", "qwen3-8b-ft-202511132025-e8c1", "--json"]);
    const { stdout } = await endedWith(0, run);
    assert.equal(stdout.indexOf("\n"), stdout.length - 1);
    const [listing, ...others] = printed.parse(JSON.parse(stdout));
    assert.deepEqual([listing?.cloud, others.length], ["bailian", 0]);
    const [row] = listing?.models ?? [];
    assert.equal(row?.model, "qwen3-8b");
    const lora = row.methods.find(({ arguments: method }) => method["trainingType"] === "efficient_sft");
    assert.equal(lora?.parameters.find(({ key }) => key === "lora_rank")?.default, 64);
    const full = row.methods.find(({ arguments: method }) => method["trainingType"] === "sft");
    assert.equal(
      full?.parameters.some(({ key }) => key === "lora_rank"),
      false,
    );
    for (const { source } of lora.parameters) assert.ok(source.length > 0);
  });

  it("shows the prices of the region that the base URL belongs to", async () => {
    const environment = { DASHSCOPE_HTTP_BASE_URL: "https://dashscope-intl.aliyuncs.com/api/v1" };
    const { stdout } = await endedWith(0, finetune(["models", "--cloud", "bailian"], { environment }));
    assert.match(stdout, /prices of ap-southeast-1\n/);
    assert.match(stdout, /\nqwen3-14b .* 0\.0016 USD /);
    assert.match(stdout, /\nqwen3-8b .* unknown /);
  });

  it("says which model may have been meant", async () => {
    const { stderr } = await endedWith(1, finetune(["models", "--model", "qwen3-8bb"]));
    assert.match(stderr, /names qwen3-8bb; did you mean qwen3-8b\?/);
  });

  it("has models of the catalogue before those of the tables, and doctor says how old that is", () =>
    inProject(async (folder, file) => {
      writeFileSync(file, writeCatalogue([section]));
      const { stdout } = await endedWith(0, finetune(["models", "--model", "qwen9-1b"], { folder }));
      assert.match(stdout, /^qwen9-1b on bailian, as of 2020-01-02\n/);
      assert.match(stdout, /0\.5 CNY per 1000 trained tokens +finetune\.catalogue\.json: a note of ours, 2020-01-02/);
      const environment = { FINETUNE_ENDPOINT: "http://127.0.0.1:9" };
      const { stdout: told } = await finetune(["doctor"], { environment, folder });
      assert.match(told, /!! +models of bailian +finetune\.catalogue\.json, 2020-01-02: \d{4} days old/);
      assert.match(told, /Run `finetune catalogue update`/);
    }));
});

describe("finetune catalogue update", function () {
  this.timeout(180_000);

  it("asks the clouds and writes beside Pulumi.yaml, a second time with what is other than before", () =>
    withClouds((clouds) =>
      inProject(async (folder, file) => {
        const { environment } = clouds;
        const first = await endedWith(0, finetune(["catalogue", "update"], { environment, folder }));
        assert.match(
          first.stdout,
          /^bailian cn-beijing: \d+ models, \d+ with a price \(public catalogue of the simulated/,
        );
        assert.match(first.stdout, /\nqianfan: \d+ models, 0 with a price/);
        assert.ok(
          first.stdout.includes(`written to ${file}: the real clouds are not judged by what simulated ones say`),
        );
        assert.match(first.stderr, /simulated clouds at/);
        const sections = readCatalogue(readFileSync(file, "utf8"));
        assert.deepEqual(
          sections.map(({ cloud, isSimulated }) => [cloud, isSimulated]),
          [
            ["bailian", true],
            ["qianfan", true],
          ],
        );
        const again = await endedWith(
          0,
          finetune(["catalogue", "update", "--cloud", "qianfan"], { environment, folder }),
        );
        assert.match(again.stdout, /^qianfan: .*\n {2}as on \d{4}-\d{2}-\d{2}\n/);
        assert.deepEqual(readCatalogue(readFileSync(file, "utf8")), sections);
      }),
    ));

  it("takes a file where there is no network, and leaves what is of other clouds and regions", () =>
    inProject(async (folder, file) => {
      const other = { ...section, region: "ap-southeast-1", models: [] };
      writeFileSync(file, writeCatalogue([other, { ...section, date: "2019-01-02", models: [] }]));
      writeFileSync(join(folder, "known.json"), writeCatalogue([section]));
      const { stdout } = await endedWith(0, finetune(["catalogue", "update", "--from", "known.json"], { folder }));
      assert.match(
        stdout,
        /^bailian cn-beijing: 1 model, 1 with a price \(a note of ours, 2020-01-02\)\n {2}new: qwen9-1b\n/,
      );
      assert.deepEqual(readCatalogue(readFileSync(file, "utf8")), [other, section]);
    }));

  it("writes nothing when no cloud could be asked, and says the way out", () =>
    inProject(async (folder, file) => {
      const environment = { DASHSCOPE_HTTP_BASE_URL: "https://gateway.invalid/api/v1" };
      const { stderr } = await endedWith(1, finetune(["catalogue", "update"], { environment, folder }));
      assert.match(stderr, /error: which catalogue of Bailian is meant cannot be told: gateway\.invalid is no host/);
      assert.match(stderr, /--from/);
      assert.match(stderr, /left out: .*QIANFAN_ACCESS_KEY/);
      assert.throws(() => readFileSync(file), { code: "ENOENT" });
    }));

  it("writes nothing of what a cloud tells that the next `up` could not read", () =>
    inProject(async (folder, file) => {
      const cloud = await startScriptedServer({
        json: { requestId: "r", result: [{ model: "ernie\nerror: forged" }] },
      });
      const keys = { QIANFAN_ACCESS_KEY: "ALTAKtest", QIANFAN_SECRET_KEY: "secret-for-tests" };
      const environment = { FINETUNE_ENDPOINT: cloud.url, ...keys };
      const update = finetune(["catalogue", "update", "--cloud", "qianfan"], { environment, folder });
      const { stderr } = await endedWith(1, update).finally(() => cloud.close());
      assert.match(stderr, /\nerror: what Qianfan told is no catalogue: \S+model: takes a text on one line/);
      assert.throws(() => readFileSync(file), { code: "ENOENT" });
    }));

  it("refuses a file that is no catalogue", () =>
    inProject(async (folder) => {
      writeFileSync(join(folder, "known.json"), '{"version": 1}');
      const { stderr } = await endedWith(1, finetune(["catalogue", "update", "--from", "known.json"], { folder }));
      assert.match(stderr, /known\.json is no catalogue: sections: /);
    }));
});
