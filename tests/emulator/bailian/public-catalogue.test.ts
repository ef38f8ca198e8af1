import assert from "node:assert/strict";
import { createEmulator } from "../../../provider/emulator";

const api = "zeldaHttp.dashscopeModel./zelda/api/v1/modelCenter/listFoundationModels";

describe("the public catalogue of the simulated Bailian", () => {
  // The server checks keys; whoever asks the catalogue has none.
  const emulator = createEmulator({ authenticate: true });
  after(() => emulator.close());

  async function ask(input: object, over: object = {}) {
    const params = JSON.stringify({ Api: api, V: "1.0", Data: { input }, ...over });
    const body = new URLSearchParams({ params, region: "cn-beijing" });
    const answer = await emulator.fetch(new Request("http://localhost/cli/api.json", { method: "POST", body }));
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }
  const page = async (input: object) => (await ask(input)).body.data.DataV2.data.data;

  it("tells without a key how each model is trained, and prices only when asked for", async () => {
    const { list } = await page({ model: "qwen3-8b", queryPrice: true });
    const [{ items }] = list;
    assert.deepEqual(items[0].prices, [{ type: "ft", price: "6", priceUnit: "每百万tokens" }]);
    assert.equal(items[0].supports.sft, true);
    assert.deepEqual(items[0].trainingTypes.sft, ["full", "lora"]);
    assert.equal("prices" in (await page({ model: "qwen3-8b" })).list[0].items[0], false);
  });

  it("comes in pages, and by a part of the name", async () => {
    const first = await page({ pageSize: 2 });
    const second = await page({ pageSize: 2, pageNo: 2 });
    assert.ok(first.total > 4);
    const names = [...first.list, ...second.list].map(({ model }: { model: string }) => model);
    assert.equal(new Set(names).size, 4);
    const { list } = await page({ name: "qwen3-vl" });
    assert.ok(list.length > 0 && list.every(({ model }: { model: string }) => model.includes("qwen3-vl")));
  });

  it("answers no other call of the gateway", async () => {
    const { status, body } = await ask({}, { Api: "zeldaEasy.broadscope-platform.modelCenter.getModelPrice" });
    assert.equal(status, 501);
    assert.equal(body.data.success, false);
    assert.equal(body.data.errorCode, "NotImplemented");
  });
});
