import assert from "node:assert/strict";
import { sampleFileId, startBailian, type TestBailian } from "./start-bailian";

describe("fine-tune jobs that the simulated Bailian refuses", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  const refused: readonly [what: string, changes: object, message: RegExp][] = [
    ["no training data", { training_file_ids: undefined }, /^Missing training files$/],
    ["empty training data", { training_file_ids: [] }, /^Missing training files$/],
    ["an unknown file", { training_file_ids: ["nope"] }, /^File not found\.$/],
    ["an unknown validation file", { validation_file_ids: ["nope"] }, /^File not found\.$/],
    ["no model", { model: undefined }, /^model/],
    ["hyperparameters that are no object", { hyper_parameters: "n_epochs=3" }, /^hyper_parameters/],
    [
      "a method that the model lacks",
      { training_type: "cpt" },
      /^The model qwen3-8b does not support training_type: cpt$/,
    ],
    ["the older member finetuned_output", { finetuned_output: "mine" }, /finetuned_output/],
  ];
  for (const [what, changes, message] of refused) {
    it(`refuses a create with ${what} and stores nothing`, async () => {
      const request = { model: "qwen3-8b", training_file_ids: [sampleFileId], hyper_parameters: {}, ...changes };
      const answer = await bailian.call("POST", "/fine-tunes", request);
      assert.deepEqual([answer.status, answer.code], [400, "InvalidParameter"]);
      assert.match(String(answer.message), message);
      assert.match(String(answer.requestId), /^[0-9a-f-]{36}$/);
      assert.equal((await bailian.call("GET", "/fine-tunes")).output.total, 0);
    });
  }

  it("refuses a create whose body is not JSON", async () => {
    const response = await bailian.send("POST", "/api/v1/fine-tunes", { body: "{" });
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { code: string }).code, "InvalidParameter");
  });
});
