import assert from "node:assert/strict";
import { goodService, startServices, type ServiceAnswer, type TestServices } from "./start-service";
import type { PageInfo } from "./start-qianfan";

describe("services of the simulated Qianfan", () => {
  let qianfan: TestServices;
  beforeEach(async () => (qianfan = await startServices()));
  afterEach(() => qianfan.emulator.close());

  const refusal = async (action: string, body: object) => {
    const { status, body: answer } = await qianfan.call(action, body);
    return [status, answer.code] as const;
  };
  const whole = (changes: object = {}) => ({
    modelSetId: qianfan.modelSetId,
    modelId: qianfan.modelId,
    ...goodService,
    ...changes,
  });
  const list = (body: object = {}) =>
    qianfan.result<{ serviceList: ServiceAnswer[]; pageInfo: PageInfo }>("DescribeServices", body);

  it("pass through New and Deploying to Serving", async () => {
    const { serviceId } = await qianfan.create();
    assert.match(serviceId, /^svco-[a-z0-9]{12}$/);
    const status = async () => (await qianfan.describe(serviceId)).runStatus;
    assert.equal(await status(), "New");
    qianfan.advanceMinutes(1);
    assert.equal(await status(), "Deploying");
    qianfan.advanceMinutes(7);
    assert.equal(await status(), "Deploying");
    qianfan.advanceMinutes(1);
    assert.equal(await status(), "Serving");
  });

  it("serve at the first look where everything is instant", async () => {
    const instant = await startServices({ instant: true });
    const { serviceId } = await instant.create();
    assert.equal((await instant.describe(serviceId)).runStatus, "Serving");
    instant.emulator.close();
  });

  it("show what they were made with", async () => {
    const { serviceId, endpoint, url, createTime, ...rest } = await qianfan.serve({ description: "answers" });
    assert.match(endpoint, /^[a-z]{8}_support$/);
    assert.equal(url, `http://qianfan.test/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/${endpoint}`);
    assert.match(createTime, /^2026-01-01T\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(rest, {
      ...{ modelSetId: qianfan.modelSetId, modelId: qianfan.modelId, baseModel: "ERNIE-Speed-8K" },
      ...{ name: "support", description: "answers", serviceType: "chat" },
      ...{ runStatus: "Serving", updateStatus: "None", chargeType: "ComputingUnit", payType: "Postpay" },
      ...{ chargeStatus: "Opened", resourceConfig: goodService.resourceConfig },
    });
    assert.ok(serviceId.length > 0);
  });

  it("of version 2 have the address that all share", async () => {
    assert.equal((await qianfan.serve({ protocolVersion: 2 })).url, "http://qianfan.test/v2/chat/completions");
  });

  for (const [what, changes] of [
    ["name", { name: "a" }],
    ["urlSuffix", { urlSuffix: "Support" }],
    ["urlSuffix", { urlSuffix: "_support" }],
    ["urlSuffix", { urlSuffix: "support-" }],
    ["qps", { resourceConfig: { type: "GPU-1-1", qps: 50.01 } }],
    ["qps", { resourceConfig: { type: "GPU-1-1", qps: 0.001 } }],
    ["replicasCount", { resourceConfig: { type: "GPU-1-1", replicasCount: 0 } }],
    ["type", { resourceConfig: {} }],
    ["resourceConfig", { resourceConfig: undefined, billing: undefined }],
    [
      "resourceConfig",
      { deploymentConfig: { deploymentComputeUnitList: [{ instanceId: "unit-1", deploymentReplicasCount: 1 }] } },
    ],
    ["billing", { billing: undefined }],
    ["paymentTiming", { billing: { paymentTiming: "Never" } }],
    ["reservation", { billing: { paymentTiming: "Prepaid" } }],
    ["protocolVersion", { protocolVersion: 3 }],
    ["modelId", { modelId: undefined }],
  ] as const) {
    it(`are refused for ${what} with ${JSON.stringify(changes)}`, async () => {
      const { status, body } = await qianfan.call("CreateService", whole(changes));
      assert.equal(status, 400);
      assert.ok(body.message.endsWith(`param[${what}] invalid.`), body.message);
      assert.equal((await list()).serviceList.length, 0);
    });
  }

  it("take what the official Trainer sends: long names, old hardware, hours", async () => {
    const name = `svc${qianfan.modelSetId}_${qianfan.modelId}`;
    const { endpoint } = await qianfan.serve({
      ...{ name, urlSuffix: name, resourceConfig: { type: "GPU-I-2", replicasCount: 1 } },
      billing: { paymentTiming: "Prepaid", reservation: { reservationTimeUnit: "Hour", reservationLength: 1 } },
    });
    assert.ok(endpoint.endsWith(name));
  });

  it("need a version that exists, is of the set, and is Ready", async () => {
    assert.deepEqual(await refusal("CreateService", whole({ modelId: "amv-none" })), [404, "NoSuchModel"]);
    assert.deepEqual(await refusal("CreateService", whole({ modelSetId: "am-none" })), [404, "NoSuchModelSet"]);
    const { modelId } = await qianfan.result<{ modelId: string }>("CreateCustomModel", {
      ...{ modelSetId: qianfan.modelSetId, sourceType: "Train" },
      trainMeta: { taskId: qianfan.taskId },
    });
    assert.deepEqual(await refusal("CreateService", whole({ modelId })), [400, "UnsupportedOperation"]);
  });

  it("have a name that no other live one has", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    assert.deepEqual(await refusal("CreateService", whole()), [409, "ServiceNameExist"]);
    await qianfan.result("ReleaseComputeUnit", { serviceId, instanceId });
    assert.notEqual((await qianfan.create()).serviceId, serviceId);
  });

  it("are listed page by page, by part of the name, status, type and version", async () => {
    const names = ["one", "two", "three"];
    for (const name of names) await qianfan.create({ name, protocolVersion: name === "two" ? 2 : 1 });
    const first = await list({ maxKeys: 2 });
    assert.deepEqual(
      first.serviceList.map(({ name }) => name),
      ["one", "two"],
    );
    const { nextMarker } = first.pageInfo;
    const second = await list({ maxKeys: 2, marker: nextMarker });
    assert.deepEqual([second.serviceList.map(({ name }) => name), second.pageInfo.isTruncated], [["three"], false]);
    const namesOf = async (body: object) => (await list(body)).serviceList.map(({ name }) => name);
    assert.deepEqual(await namesOf({ name: "e" }), ["one", "three"]);
    assert.deepEqual(await namesOf({ protocolVersion: 2 }), ["two"]);
    assert.deepEqual(await namesOf({ runStatus: ["Serving"] }), []);
    assert.deepEqual(await namesOf({ runStatus: ["New", "Serving"], serviceType: ["chat"] }), names);
    assert.deepEqual(await namesOf({ serviceType: ["text2image"] }), []);
    assert.deepEqual(await namesOf({ pageReverse: true }), ["three", "two", "one"]);
    assert.deepEqual(await refusal("DescribeServices", { marker: "svco-none" }), [400, "InvalidMarker"]);
  });

  it("serve the old version until the new one is ready", async () => {
    const { serviceId, modelId } = await qianfan.serve();
    const next = await qianfan.publishAgain();
    const change = { serviceId, modelSetId: qianfan.modelSetId, modelId: next };
    assert.equal(await qianfan.result("ModifyService", change), true);
    const during = await qianfan.describe(serviceId);
    assert.deepEqual([during.runStatus, during.updateStatus, during.modelId], ["Serving", "Updating", modelId]);
    assert.deepEqual(await refusal("ModifyService", change), [400, "UnsupportedOperation"]);
    qianfan.advanceMinutes(6);
    const after = await qianfan.describe(serviceId);
    assert.deepEqual([after.runStatus, after.updateStatus, after.modelId], ["Serving", "None", next]);
  });

  it("cannot be changed before they serve, and those that do not exist not at all", async () => {
    const { serviceId } = await qianfan.create();
    const { modelSetId, modelId } = qianfan;
    assert.deepEqual(await refusal("ModifyService", { serviceId, modelSetId, modelId }), [400, "UnsupportedOperation"]);
    const none = { serviceId: "svco-none", modelSetId, modelId };
    assert.deepEqual(await refusal("ModifyService", none), [404, "NoSuchService"]);
    assert.deepEqual(await refusal("DescribeService", none), [404, "NoSuchService"]);
  });

  it("are in the journal: what a caller changed, and when they began to serve", async () => {
    const { serviceId } = await qianfan.serve();
    const next = await qianfan.publishAgain();
    await qianfan.result("ModifyService", { serviceId, modelSetId: qianfan.modelSetId, modelId: next });
    qianfan.advanceMinutes(10);
    const told = qianfan.emulator
      .journal()
      .map((line) => JSON.parse(line))
      .filter((entry) => entry.subject === serviceId && entry.kind !== "call")
      .map((entry) => entry.effect ?? `${entry.from} to ${entry.to}`);
    assert.deepEqual(told, ["service.created", "deploying to serving", "service.modified", "updating to serving"]);
  });

  it("fail when they would have come up, where a fault rule says so, with its reason, and free their name", async () => {
    qianfan.emulator.faults.add({
      operation: "CreateService",
      nth: 1,
      action: { kind: "failDeployment", message: "no stock" },
    });
    const { serviceId } = await qianfan.create();
    qianfan.advanceMinutes(8);
    assert.equal((await qianfan.describe(serviceId)).runStatus, "Deploying");
    qianfan.advanceMinutes(1);
    const { runStatus, errorMessage } = await qianfan.describe(serviceId);
    assert.deepEqual([runStatus, errorMessage], ["Failed", "no stock"]);
    assert.notEqual((await qianfan.create()).serviceId, serviceId);
  });

  it("stop, come back and vanish as the control interface says", async () => {
    const { serviceId } = await qianfan.serve();
    const { emulator } = qianfan;
    assert.equal(emulator.decideDeployment(serviceId, { kind: "arrears" }), "Stopped");
    assert.equal((await qianfan.describe(serviceId)).runStatus, "Stopped");
    assert.equal(emulator.decideDeployment(serviceId, { kind: "resume" }), "New");
    qianfan.advanceMinutes(20);
    assert.equal((await qianfan.describe(serviceId)).runStatus, "Serving");
    emulator.decideDeployment(serviceId, { kind: "vanish" });
    assert.deepEqual(await refusal("DescribeService", { serviceId }), [404, "NoSuchService"]);
    assert.equal(emulator.decideDeployment("svco-none", { kind: "stop" }), undefined);
  });
});
