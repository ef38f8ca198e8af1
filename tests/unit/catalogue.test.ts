import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cataloguePath, loadCatalogue } from "../../provider/catalogue/catalogue-file";
import { describeChanges } from "../../provider/catalogue/describe-changes";
import { findModel, findSection } from "../../provider/catalogue/find-section";
import { readCatalogue, writeCatalogue } from "../../provider/catalogue/read-catalogue";
import { clouds } from "../../provider/clouds";
import { readSettings } from "../../provider/configuration/settings";
import type { CatalogueSection } from "../../provider/contract/catalogue";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { findPrice } from "../../provider/prices/find-price";

const price = (pricePerThousandTokens: number) => ({ pricePerThousandTokens, currency: "CNY" });
const sft = { arguments: { trainingType: "sft" } };
const beijing: CatalogueSection = {
  cloud: "bailian",
  region: "cn-beijing",
  date: "2027-01-02",
  source: "public catalogue of somewhere",
  models: [
    { model: "qwen4-1b", methods: [sft], price: price(0.002) },
    { model: "qwen3-8b", methods: [sft], price: price(0.005), units: { MU1: 2 } },
  ],
};
const singapore: CatalogueSection = { ...beijing, region: "ap-southeast-1", models: [] };
const anywhere: CatalogueSection = { cloud: "bailian", date: "2027-01-01", source: "our contract", models: [] };
const at = (region?: string) => ({ bailian: { host: "bailian.invalid", ...(region && { region }) } });

/** A folder with files, taken away afterwards. */
function withFolder(files: Readonly<Record<string, string>>, use: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), "finetune-catalogue-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the catalogue's file", () => {
  it("reads what it wrote, in the order of names whatever the order was", () => {
    const text = writeCatalogue([singapore, beijing, anywhere]);
    const read = readCatalogue(text);
    assert.deepEqual(
      read.map(({ region }) => region),
      [undefined, "ap-southeast-1", "cn-beijing"],
    );
    assert.deepEqual(
      read[2]?.models.map(({ model }) => model),
      ["qwen3-8b", "qwen4-1b"],
    );
    assert.equal(writeCatalogue(read), text);
    assert.ok(text.endsWith("}\n"));
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ["no JSON", "{", /^no JSON/],
    [
      "a name of two lines",
      writeCatalogue([{ ...beijing, source: "a\n::error::b" }]),
      /source: takes a text on one line/,
    ],
    [
      "a name that steers a terminal",
      writeCatalogue([{ ...beijing, models: [{ model: "a\u001b[2J" }] }]),
      /models\.0\.model: takes a text on one line/,
    ],
    ["another version", '{"version": 2, "sections": []}', /version: .*which is 1/],
    [
      "a price of nothing",
      writeCatalogue([{ ...beijing, models: [{ model: "m", price: price(0) }] }]),
      /sections\.0\.models\.0\.price\.pricePerThousandTokens: takes a number above 0/,
    ],
    ["a date that is none", writeCatalogue([{ ...beijing, date: "soon" }]), /sections\.0\.date: takes a day/],
    ["a member that nobody knows", writeCatalogue([beijing]).replace('"source"', '"sauce"'), /sauce/],
  ];
  for (const [what, text, says] of wrong) {
    it(`refuses ${what}, and says where`, () => {
      assert.throws(() => readCatalogue(text), { name: "TypeError", message: says });
    });
  }

  it("stands beside Pulumi.yaml, also where the program is in a folder below", () =>
    withFolder({ "Pulumi.yaml": "", "src/index.ts": "" }, (folder) => {
      assert.equal(cataloguePath(folder), path.join(folder, "finetune.catalogue.json"));
      assert.equal(cataloguePath(path.join(folder, "src")), path.join(folder, "finetune.catalogue.json"));
      assert.equal(loadCatalogue(folder), undefined);
    }));

  it("is named by the error when it cannot be read", () =>
    withFolder({ "Pulumi.yaml": "", "finetune.catalogue.json": "[]" }, (folder) => {
      assert.throws(
        () => loadCatalogue(folder),
        (error) =>
          error instanceof FineTuneError &&
          error.code === "bad-catalogue" &&
          error.message.startsWith(path.join(folder, "finetune.catalogue.json")),
      );
    }));

  it("is part of the settings; what simulated clouds said holds for simulated clouds alone", () => {
    const text = writeCatalogue([beijing, { ...singapore, isSimulated: true }]);
    withFolder({ "Pulumi.yaml": "", "finetune.catalogue.json": text }, (programDirectory) => {
      const read = (endpoint: string) =>
        readSettings({ config: () => undefined, environment: { FINETUNE_ENDPOINT: endpoint }, programDirectory });
      assert.deepEqual(
        read("").catalogue?.map(({ region }) => region),
        ["cn-beijing"],
      );
      assert.equal(read("embedded").catalogue?.length, 2);
    });
  });
});

describe("what a catalogue has", () => {
  it("is that of the region, else of the section that names none", () => {
    const all = [anywhere, singapore, beijing];
    assert.equal(findSection(all, "bailian", at("cn-beijing").bailian), beijing);
    assert.equal(findSection(all, "bailian", at("us-east-1").bailian), anywhere);
    assert.equal(findSection([beijing], "bailian", at().bailian), undefined);
    assert.equal(findSection(all, "qianfan", undefined), undefined);
  });

  it("of a tuned model is what it has of its base", () => {
    assert.equal(findModel(beijing, "qwen3-8b-ft-202511132025-e8c1")?.model, "qwen3-8b");
    assert.equal(findModel(beijing, "qwen3-8b-base"), undefined);
  });

  it("goes before the price list, and after the configuration", () => {
    const settings = { sites: at("cn-beijing"), catalogue: [beijing] };
    const find = (model: string, more = {}) => findPrice(clouds.get("bailian"), model, { ...settings, ...more });
    assert.deepEqual(find("qwen3-8b"), {
      ...price(0.005),
      priceSource: "finetune.catalogue.json: public catalogue of somewhere, 2027-01-02",
    });
    assert.equal(find("qwen4-1b")?.pricePerThousandTokens, 0.002);
    assert.equal(find("qwen3-14b")?.pricePerThousandTokens, 0.03, "the list's, where the catalogue has none");
    const prices = { prices: { bailian: { "qwen3-8b": 1 } }, currency: "USD" };
    assert.equal(find("qwen3-8b", { prices })?.currency, "USD");
    assert.equal(find("qwen4-1b", { sites: at("us-east-1") }), undefined);
  });
});

describe("a renewal of the catalogue", () => {
  it("says what is new, what is gone, and which prices and methods are others", () => {
    const lora = { arguments: { trainingType: "efficient_sft" } };
    const renewed: CatalogueSection = {
      ...beijing,
      date: "2027-02-02",
      models: [
        { model: "qwen3-8b", methods: [sft, lora], price: price(0.006) },
        { model: "qwen5-1b", methods: [sft] },
      ],
    };
    assert.equal(
      describeChanges(renewed, beijing),
      [
        "bailian cn-beijing: 2 models, 1 with a price (public catalogue of somewhere, 2027-02-02)",
        "  new: qwen5-1b",
        "  no longer there: qwen4-1b",
        "  qwen3-8b: price was 0.005 CNY, is 0.006 CNY",
        "  qwen3-8b: methods were sft, are sft, efficient_sft",
      ].join("\n"),
    );
  });

  it("says when nothing is other than before", () => {
    const lines = describeChanges({ ...beijing, date: "2027-02-02" }, beijing).split("\n");
    assert.deepEqual(lines.slice(1), ["  as on 2027-01-02"]);
    assert.equal(describeChanges(beijing, undefined).includes("\n"), false);
  });
});
