import assert from "node:assert/strict";
import { startQianfan, type TestQianfan } from "./start-qianfan";

describe("envelopes of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  before(() => (qianfan = startQianfan()));
  after(() => qianfan.emulator.close());

  const refusals: readonly [what: string, path: string, init: RequestInit, status: number, code: string][] = [
    ["an unknown path", "/v2/finetunings?Action=CreateFineTuningJob", {}, 400, "InvalidURI"],
    ["an unknown V1 path", "/wenxinworkshop/finetune/getJob", {}, 400, "InvalidURI"],
    ["an unknown Action", "/v2/finetuning?Action=ModifyFineTuningJob", {}, 400, "InvalidURI"],
    ["an Action in lower case", "/v2/finetuning?action=CreateFineTuningJob", {}, 400, "InvalidURI"],
    ["no Action", "/v2/finetuning", {}, 400, "InvalidURI"],
    ["an Action of another path", "/v2/model?Action=CreateFineTuningJob", {}, 400, "InvalidURI"],
    ["another method", "/v2/finetuning?Action=DescribeFineTuningJobs", { method: "GET" }, 400, "InvalidHTTPRequest"],
    ["malformed JSON", "/v2/finetuning?Action=DescribeFineTuningJobs", { body: "{" }, 400, "MalformedJSON"],
    ["JSON that is no object", "/v2/finetuning?Action=CreateFineTuningJob", { body: "[]" }, 400, "InappropriateJSON"],
    ["a missing member", "/v2/finetuning?Action=DescribeFineTuningTask", { body: "{}" }, 400, "InappropriateJSON"],
    ["an unknown job", "/v2/finetuning?Action=DeleteFineTuningJob", { body: '{"jobId":"job-x"}' }, 404, "NoSuchJob"],
    ["an unknown task", "/v2/finetuning?Action=StopFineTuningTask", { body: '{"taskId":"t"}' }, 404, "NoSuchTask"],
    ["an unknown model", "/v2/model?Action=DescribeModel", { body: '{"modelId":"amv-x"}' }, 404, "NoSuchModel"],
    ["an unknown set", "/v2/model?Action=DescribeModelSet", { body: '{"modelSetId":"am-x"}' }, 404, "NoSuchModelSet"],
  ];
  for (const [what, path, init, status, code] of refusals) {
    it(`answers ${what} with ${status} ${code}, and with requestId, code and message`, async () => {
      const answer = await qianfan.send(path, init);
      assert.equal(answer.status, status);
      assert.equal(answer.body.code, code);
      assert.deepEqual(Object.keys(answer.body), ["requestId", "code", "message"]);
      assert.ok(answer.body.message.length > 0);
      assert.equal(answer.headers.get("x-bce-request-id"), answer.body.requestId);
      assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-8");
    });
  }

  const missing: readonly [path: string, name: string][] = [
    ["/wenxinworkshop/modelrepo/model/user/list", "/wenxinworkshop/modelrepo/model/user/list"],
    ["/wenxinworkshop/modelrepo/eval/create", "/wenxinworkshop/modelrepo/eval/create"],
    ["/wenxinworkshop/service/appList", "/wenxinworkshop/service/appList"],
    ["/v2/service?Action=DescribeServiceMetric", "DescribeServiceMetric"],
    ["/v2/computeunit?Action=PurchaseComputeUnit", "PurchaseComputeUnit"],
    ["/v2/eval?Action=CreateEvalTask", "CreateEvalTask"],
    ["/v2/charge?Action=ResizeComputeUnit", "ResizeComputeUnit"],
    ["/v2/model?Action=CreateModelExportTask", "CreateModelExportTask"],
    ["/rpc/2.0/ai_custom/v1/wenxinworkshop/completions/eb", "/rpc/2.0/ai_custom/v1/wenxinworkshop/"],
  ];
  for (const [path, name] of missing) {
    it(`answers ${path}, which the cloud has and we do not, with 501 and its name`, async () => {
      const { status, body } = await qianfan.send(path, { body: "{}" });
      assert.equal(status, 501);
      assert.equal(body.code, "NotImplemented");
      assert.ok(body.message.includes(name));
    });
  }

  it("takes a request without a body as one with an empty body", async () => {
    const { status, body } = await qianfan.send("/v2/finetuning?Action=DescribeFineTuningJobs");
    assert.equal(status, 200);
    assert.deepEqual(body.result, { jobList: [], pageInfo: { marker: "", maxKeys: 10, isTruncated: false } });
  });

  it("ignores members that it does not know, as the Python SDK leaks some", async () => {
    const body = { name: "leaky", model: "ERNIE-Speed-8K", trainMode: "SFT", host: "x", parameterScale: "LoRA" };
    assert.match((await qianfan.result<{ jobId: string }>("CreateFineTuningJob", body)).jobId, /^job-[a-z0-9]{12}$/);
  });

  it("answers a success with requestId and result only, whatever the type of the result", async () => {
    const { body, headers } = await qianfan.call("DescribeFineTuningSupportModels");
    assert.deepEqual(Object.keys(body), ["requestId", "result"]);
    assert.ok(Array.isArray(body.result));
    assert.equal(headers.get("x-bce-request-id"), body.requestId);
  });
});
