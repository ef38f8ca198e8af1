import assert from "node:assert/strict";
import { listTrainableModels } from "../../../provider/clouds/bailian/public-catalogue";
import { bailian } from "../../../provider/clouds/bailian/cloud";
import type { CatalogueQuestion } from "../../../provider/contract/cloud";
import { createEmulator } from "../../../provider/emulator";

const beijing = { host: "dashscope.aliyuncs.com", region: "cn-beijing" };
const gateway = { host: "catalogue.invalid", action: "Any", currency: "CNY" };

function question(over: Partial<CatalogueQuestion>): CatalogueQuestion {
  return {
    settings: { baseUrl: "https://dashscope.aliyuncs.com/api/v1" },
    access: {},
    site: beijing,
    today: "2027-01-02",
    signal: new AbortController().signal,
    ...over,
  };
}

/** What a catalogue of these answers is read as; they are given one after the other. */
async function readingOf(...answers: readonly unknown[]) {
  const asked: Request[] = [];
  const fetch = async (request: Request) => {
    asked.push(request.clone());
    return Response.json(answers[asked.length - 1] ?? {});
  };
  const settings = { baseUrl: "https://catalogue.invalid", fetch };
  return { models: await listTrainableModels(gateway, "cn-beijing", settings), asked };
}

const inEnvelopes = (data: unknown) => ({ data: { DataV2: { data: { success: true, code: "200", data } } } });
const trained = { supports: { sft: true }, trainingTypes: { sft: ["full", "lora"] } };
const ft = (price: unknown, priceUnit?: string) => ({
  ...trained,
  prices: [
    { type: "input_token", price: "1" },
    { type: "ft", price, priceUnit },
  ],
});

describe("the public catalogue of Bailian", () => {
  it("is asked as the official command line asks it, without a key", async () => {
    const { asked } = await readingOf(inEnvelopes({ total: 0, list: [] }));
    const [request] = asked;
    assert.ok(request);
    const url = new URL(request.url);
    assert.equal(url.pathname, "/cli/api.json");
    assert.equal(url.searchParams.get("product"), "sfm_bailian");
    assert.equal(request.headers.get("authorization"), null);
    const form = new URLSearchParams(await request.text());
    const call = JSON.parse(form.get("params") ?? "");
    assert.equal(form.get("region"), "cn-beijing");
    assert.equal(call.Api, url.searchParams.get("api"));
    assert.equal(call.Data.input.queryPrice, true);
  });

  it("is read by what supports and trainingTypes say together; what cannot be trained is left out", async () => {
    const items = [
      {
        model: "a",
        supports: { sft: true, dpo: true, cpt: false },
        trainingTypes: { sft: ["lora"], dpo: ["full"], cpt: ["full"] },
      },
      { model: "b", supports: { sft: false, inference: true }, trainingTypes: { sft: ["full"] } },
      { model: "c", supports: { inference: true } },
    ];
    const { models } = await readingOf(inEnvelopes({ total: 1, list: [{ model: "family", items }] }));
    assert.deepEqual(models, [
      { model: "a", methods: ["efficient_sft", "dpo_full"].map((trainingType) => ({ arguments: { trainingType } })) },
    ]);
  });

  const prices: readonly (readonly [unknown, string | undefined, number | undefined])[] = [
    ["6", "每百万tokens", 0.006],
    [6, undefined, 0.006],
    ["4.5", "Per 1 million tokens", 0.0045],
    ["0.006", "每千tokens", 0.006],
    ["6", "每秒", undefined],
    ["0", "每百万tokens", undefined],
    ["free", "每百万tokens", undefined],
  ];
  for (const [price, unit, expected] of prices) {
    it(`takes ${JSON.stringify(price)} ${unit ?? "without a unit"} for ${expected ?? "no price"} per 1000 tokens`, async () => {
      const { models } = await readingOf(
        inEnvelopes({ total: 1, list: [{ items: [{ model: "m", ...ft(price, unit) }] }] }),
      );
      assert.equal(models.length, 1);
      assert.equal(models[0]?.price?.pricePerThousandTokens, expected);
    });
  }

  it("is read to its last page, in either envelope, and models without a family count", async () => {
    const first = { total: 2, list: [{ model: "one", ...ft("6") }] };
    const { models, asked } = await readingOf(
      { data: { data: first } },
      inEnvelopes({ ...first, list: [{ model: "two", ...trained }] }),
    );
    assert.deepEqual(
      models.map(({ model }) => model),
      ["one", "two"],
    );
    assert.equal(asked.length, 2);
  });

  it("passes over what it cannot read, but is no empty catalogue where the list is missing", async () => {
    const odd = [{ items: [{ model: "m", ...ft("6"), supports: { sft: true } }, { model: 7 }, null] }, "odd"];
    const { models } = await readingOf(inEnvelopes({ total: 1, list: odd }));
    assert.deepEqual(
      models.map(({ model }) => model),
      ["m"],
    );
    await assert.rejects(readingOf({ data: { DataV2: { data: { data: {} } } } }), { name: "CloudError" });
  });

  it("says the gateway's own refusal, which stands in a success", async () => {
    const refusal = { data: { success: false, errorCode: "Console.Flow", errorMsg: "try later" } };
    await assert.rejects(readingOf(refusal), /Console\.Flow.*try later|try later.*Console\.Flow/s);
  });
});

describe("a section of Bailian's catalogue", () => {
  it("comes from the simulated clouds with methods, prices and units, and says that it does", async () => {
    const emulator = createEmulator();
    const access = { endpoint: "embedded", fetch: (request: Request) => emulator.fetch(request) };
    const section = await bailian.askCatalogue?.(question({ access, server: "http://localhost" }));
    assert.equal(section?.isSimulated, true);
    assert.equal(section.region, "cn-beijing");
    const row = section.models.find(({ model }) => model === "qwen3-8b");
    assert.ok(row);
    assert.ok(row.methods?.some(({ arguments: method }) => method["trainingType"] === "efficient_sft"));
    assert.deepEqual(row.price, { pricePerThousandTokens: 0.006, currency: "CNY" });
    assert.ok(row.units?.["MU1"]);
    emulator.close();
  });

  it("has no price where the currency is told nowhere", async () => {
    const emulator = createEmulator();
    const access = { endpoint: "embedded", fetch: (request: Request) => emulator.fetch(request) };
    const site = { host: "dashscope-intl.aliyuncs.com", region: "ap-southeast-1" };
    const section = await bailian.askCatalogue?.(question({ access, site, server: "http://localhost" }));
    assert.ok(section && section.models.length > 0);
    assert.ok(section.models.every(({ price }) => price === undefined));
    emulator.close();
  });

  for (const site of [{ host: "gateway.invalid" }, { host: "dashscope-us.aliyuncs.com", region: "us-east-1" }]) {
    it(`is not asked for at ${site.host}, which says that a file can be given`, async () => {
      await assert.rejects(async () => bailian.askCatalogue?.(question({ site })), {
        code: "no-catalogue",
        nextStep: /--from/,
      });
    });
  }
});
