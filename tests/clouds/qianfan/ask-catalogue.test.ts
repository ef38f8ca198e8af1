import assert from "node:assert/strict";
import { qianfan } from "../../../provider/clouds/qianfan/cloud";
import type { CatalogueQuestion } from "../../../provider/contract/cloud";
import { createEmulator } from "../../../provider/emulator";

const question: CatalogueQuestion = {
  settings: { baseUrl: "https://qianfan.baidubce.com" },
  access: {},
  today: "2027-01-02",
  signal: new AbortController().signal,
};

describe("a section of Qianfan's catalogue", () => {
  it("has what the account can train, with the ranges that the cloud tells, and no prices", async () => {
    const emulator = createEmulator();
    const access = { endpoint: "embedded", fetch: (request: Request) => emulator.fetch(request) };
    const section = await qianfan.askCatalogue?.({ ...question, access, server: "http://localhost" });
    assert.equal(section?.isSimulated, true);
    const speed = section.models.find(({ model }) => model === "ERNIE-Speed-8K");
    const full = speed?.methods?.find(({ arguments: method }) => method["parameterScale"] === "FullFineTuning");
    assert.deepEqual(full?.arguments, { trainMode: "SFT", parameterScale: "FullFineTuning" });
    assert.deepEqual(full.parameters?.["epoch"], { min: 1, max: 50, default: 1 });
    assert.deepEqual(full.parameters["maxSeqLen"], { choices: [512, 1024, 2048, 4096, 8192], default: 4096 });
    assert.ok(section.models.every(({ price }) => price === undefined));
    emulator.close();
  });

  it("names the host that said it, and takes for absent what no client understands", async () => {
    const odd = [
      { key: "a", checkType: "range", checkValue: [1], default: null },
      { key: "b", checkType: "range", checkValue: ["low", "high"], default: {} },
      { key: "c", checkType: "mult_choice", checkValue: ["x", "y"], default: "x" },
      { key: "d", checkType: "choice", checkValue: [null, "x"] },
    ];
    const scale = { parameterScale: "LoRA", supportHyperParameterConfig: odd };
    const result = [
      {
        model: "ERNIE-9",
        supportTrainMode: [{ trainMode: "SFT", supportParameterScale: [scale, { parameterScale: "New" }] }],
      },
      { model: "ERNIE-10" },
    ];
    const keys = { accessKey: "ALTAKa", secretKey: "secret" };
    const access = { fetch: () => Promise.resolve(Response.json({ requestId: "r", result })) };
    const section = await qianfan.askCatalogue?.({ ...question, settings: { ...question.settings, ...keys }, access });
    assert.equal(section?.source, "DescribeFineTuningSupportModels of qianfan.baidubce.com");
    assert.equal(section.isSimulated, undefined);
    assert.deepEqual(section.models, [
      {
        model: "ERNIE-9",
        methods: [
          {
            arguments: { trainMode: "SFT", parameterScale: "LoRA" },
            parameters: { a: {}, b: {}, c: { default: "x" }, d: { choices: ["x"] } },
          },
          { arguments: { trainMode: "SFT", parameterScale: "New" }, parameters: {} },
        ],
      },
      { model: "ERNIE-10", methods: [] },
    ]);
  });

  it("needs keys", async () => {
    await assert.rejects(async () => qianfan.askCatalogue?.(question), { code: "missing-credentials" });
  });
});
