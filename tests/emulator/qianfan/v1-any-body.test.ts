import assert from "node:assert/strict";
import fc from "fast-check";
import { v1Operations } from "../../../provider/emulator/qianfan/v1/v1-operations";
import { seedJob, startV1, type TestV1 } from "./start-v1";

const OWN_FAULT = 500000;

describe("any body on the simulated Qianfan V1", () => {
  let cloud: TestV1;
  before(async () => {
    cloud = startV1();
    const { id } = await cloud.newContainer();
    await cloud.newRun(id);
  });
  after(() => cloud.emulator.close());

  it("is answered with HTTP status 200, a text as log_id, and never with a fault of the simulated cloud", async () => {
    const id = fc.oneof(fc.nat({ max: 3 }), fc.maxSafeInteger(), fc.string(), fc.constantFrom("1", "0x1", "1e0", " 1"));
    const anyMember = fc.oneof(id, fc.jsonValue());
    const ids = ["taskId", "jobId", "datasetId", "modelId", "modelVersionId", "name", "modelName", "__proto__"];
    const meta = fc.record({ taskId: id, iterationId: id, step: anyMember }, { requiredKeys: [] });
    const job = fc.record(
      {
        taskId: id,
        jobRunType: fc.constantFrom(0, 1),
        increConfig: fc.record({ taskId: id, jobId: id }),
        trainConfig: fc.record({ epoch: fc.double(), learningRate: fc.double(), maxSeqLen: anyMember }),
        trainset: fc.array(fc.record({ type: fc.constantFrom(1, 2), id, bosPath: fc.string() })),
        trainsetRate: fc.double(),
      },
      { requiredKeys: ["taskId"] },
    );
    const body = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string()), anyMember),
      job.map((changes) => ({ ...seedJob, ...changes })),
      meta.map((versionMeta) => ({ isNewModel: true, modelName: "model", versionMeta })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...v1Operations), body, async ({ routes }, value) => {
        const answer = await cloud.v1(routes[0].path.replace("/wenxinworkshop/", ""), value);
        assert.equal(answer.status, 200);
        assert.equal(typeof answer.body.log_id, "string");
        assert.notEqual("result" in answer.body, "error_code" in answer.body);
        assert.notEqual(answer.body.error_code, OWN_FAULT);
      }),
      { numRuns: 500 },
    );
  });
});
