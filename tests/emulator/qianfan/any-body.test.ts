import assert from "node:assert/strict";
import fc from "fast-check";
import { operations } from "../../../provider/emulator/qianfan/operations";
import { startQianfan, type TestQianfan } from "./start-qianfan";

describe("any body on the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  before(() => (qianfan = startQianfan()));
  after(() => qianfan.emulator.close());

  it("is answered in the vendor's form and never with a fault of the simulated cloud", async () => {
    const words = ["jobId", "taskId", "name", "model", "trainMode", "datasetConfig", "versions", "marker", "__proto__"];
    const key = fc.oneof(fc.constantFrom(...words), fc.string());
    const body = fc.oneof(
      fc.dictionary(key, fc.jsonValue()),
      fc.jsonValue(),
      fc.record({
        name: fc.string({ unit: "binary", minLength: 2, maxLength: 20 }),
        model: fc.string(),
        trainMode: fc.string(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), body, async ({ name, routes: [{ path }] }, value) => {
        const answer = await qianfan.send(`${path}?Action=${name}`, { body: JSON.stringify(value) });
        assert.ok(answer.status < 500 || answer.body.code === "NotImplemented", answer.body.message);
        assert.equal(answer.headers.get("x-bce-request-id"), answer.body.requestId);
        assert.equal(typeof answer.body.code, answer.status === 200 ? "undefined" : "string");
      }),
      { numRuns: 500 },
    );
  });

  for (const [what, body] of [
    ["deep arrays", "[".repeat(100_000) + "]".repeat(100_000)],
    ["deep objects", '{"name":'.repeat(20_000) + "1" + "}".repeat(20_000)],
    ["a text with NUL", JSON.stringify({ name: "bot", model: "a\0b", trainMode: "SFT" })],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const answer = await qianfan.send("/v2/finetuning?Action=CreateFineTuningJob", { body });
      assert.equal(answer.status, 400);
    });
  }
});
