import assert from "node:assert/strict";
import { startServices, type TestServices } from "./start-service";

interface Unit {
  readonly instanceId: string;
  readonly status: string;
  readonly paymentTiming: string;
  readonly replicasCount: number;
}

const month = { reservationTimeUnit: "Month", reservationLength: 1 };
const prepaid = { paymentTiming: "Prepaid", reservation: month };
const onSample = (deploymentReplicasCount: number) => ({
  resourceConfig: undefined,
  billing: undefined,
  deploymentConfig: {
    deploymentComputeUnitList: [{ instanceId: "unit-sample01", deploymentReplicasCount }],
    replicaComputeUnitCount: 2,
  },
});

describe("compute units of the simulated Qianfan", () => {
  let qianfan: TestServices;
  beforeEach(async () => (qianfan = await startServices()));
  afterEach(() => qianfan.emulator.close());

  const units = async (serviceId: string, paymentTiming: string | null = null) => {
    const body = { serviceId, paymentTiming };
    return (await qianfan.result<{ instances: Unit[] }>("DescribeComputeUnits", body)).instances;
  };

  it("come with a service, and are shown", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    assert.match(instanceId ?? "", /^[0-9a-f]{32}$/);
    const [unit] = await units(serviceId);
    assert.deepEqual([unit?.instanceId, unit?.paymentTiming, unit?.replicasCount], [instanceId, "Postpaid", 2]);
    assert.deepEqual(await qianfan.result("DescribeComputeUnit", { serviceId, instanceId }), { instance: unit });
  });

  it("do not come with a service that is paid by token", async () => {
    const created = await qianfan.create({ billing: { paymentTiming: "Postpaid", chargeType: "Tokens" } });
    assert.equal(created.instanceId, undefined);
    assert.equal((await qianfan.describe(created.serviceId)).chargeType, "Tokens");
  });

  it("when the last is released the service stops, and its record stays", async () => {
    const { serviceId } = await qianfan.serve();
    const more = { serviceId, billing: { paymentTiming: "Postpaid" }, replicasCount: 1 };
    await qianfan.result("PurchaseServiceResource", more);
    const [first, second] = await units(serviceId);
    assert.equal(await qianfan.result("ReleaseComputeUnit", { serviceId, instanceId: first?.instanceId }), true);
    assert.equal((await qianfan.describe(serviceId)).runStatus, "Serving");
    await qianfan.result("ReleaseComputeUnit", { serviceId, instanceId: second?.instanceId });
    const { runStatus, chargeStatus } = await qianfan.describe(serviceId);
    assert.deepEqual([runStatus, chargeStatus], ["Stopped", "NotOpen"]);
    const again = await qianfan.call("ReleaseComputeUnit", { serviceId, instanceId: first?.instanceId });
    assert.deepEqual([again.status, again.body.code], [404, "NoSuchComputeUnit"]);
  });

  it("bring a stopped service back", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    await qianfan.result("ReleaseComputeUnit", { serviceId, instanceId });
    await qianfan.result("PurchaseServiceResource", { serviceId, billing: prepaid, replicasCount: 1 });
    assert.equal((await qianfan.describe(serviceId)).runStatus, "New");
    qianfan.advanceMinutes(20);
    const { runStatus, payType } = await qianfan.describe(serviceId);
    assert.deepEqual([runStatus, payType], ["Serving", "Prepay"]);
  });

  it("that are prepaid cannot be released", async () => {
    const { serviceId, instanceId } = await qianfan.create({ billing: prepaid });
    const { status, body } = await qianfan.call("ReleaseComputeUnit", { serviceId, instanceId });
    assert.deepEqual([status, body.code], [400, "UnsupportedOperation"]);
    assert.equal((await units(serviceId, "Prepaid")).length, 1);
    assert.equal((await units(serviceId, "Postpaid")).length, 0);
  });

  it("that are there already hold so many replicas and no more", async () => {
    const { serviceId } = await qianfan.create(onSample(2));
    assert.equal((await units(serviceId)).length, 0);
    const { status, body } = await qianfan.call("CreateService", {
      ...{ modelSetId: qianfan.modelSetId, modelId: qianfan.modelId, name: "more", urlSuffix: "more" },
      ...onSample(1),
    });
    assert.deepEqual([status, body.code], [403, "ComputeUnitNotEnough"]);
  });

  for (const [route, action] of [
    ["/v2/serviceresources", "DescribeComputeUnits"],
    ["/v2/charge", "DescribeComputeUnits"],
    ["/v2/charge", "DescribeServiceResources"],
  ]) {
    it(`are known on ${route} too`, async () => {
      const { serviceId } = await qianfan.create();
      const body = JSON.stringify({ serviceId });
      assert.equal((await qianfan.send(`${route}?Action=${action}`, { body })).status, 200);
    });
  }

  it("are bought on the newer route by another name", async () => {
    const { serviceId } = await qianfan.create();
    const body = JSON.stringify({ serviceId, billing: prepaid, replicasCount: 1 });
    const { status } = await qianfan.send("/v2/serviceresources?Action=PurchaseComputeUnit", { body });
    assert.deepEqual([status, (await units(serviceId)).length], [200, 2]);
  });
});
