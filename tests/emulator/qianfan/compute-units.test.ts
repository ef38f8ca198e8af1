import assert from "node:assert/strict";
import { startServices, type TestServices } from "./start-service";

interface Unit {
  readonly instanceId: string;
  readonly status: string;
  readonly paymentTiming: string;
  readonly replicasCount: number;
  readonly releaseTime?: string;
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

  it("are not needed by a service that is paid by token", async () => {
    const billing = { paymentTiming: "Postpaid", chargeType: "Tokens" };
    const { runStatus } = await qianfan.serve({ resourceConfig: undefined, billing });
    assert.equal(runStatus, "Serving");
    const { body } = await qianfan.call("CreateService", {
      ...{ modelSetId: qianfan.modelSetId, modelId: qianfan.modelId, name: "more", urlSuffix: "more" },
    });
    assert.match(body.message, /resourceConfig/);
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

  describe("with a time of release", () => {
    // The services serve from about 01:30 on.
    const at = "2026-01-01T12:00:00Z";
    const state = async (serviceId: string) => (await qianfan.describe(serviceId)).runStatus;

    for (const [how, written] of [
      ["in UTC", "2026-01-01T12:00:00Z"],
      ["with a zone", "2026-01-01T20:00:00+08:00"],
      ["in China's time without one", "2026-01-01 20:00:00"],
    ]) {
      it(`that is written ${how} are given back then, and the service stops`, async () => {
        const { serviceId } = await qianfan.serve({ billing: { paymentTiming: "Postpaid", releaseTime: written } });
        assert.equal((await units(serviceId))[0]?.releaseTime, at);
        qianfan.advanceMinutes(10 * 60);
        assert.deepEqual([await state(serviceId), (await units(serviceId)).length], ["Serving", 1]);
        qianfan.advanceMinutes(60);
        assert.deepEqual([await state(serviceId), await units(serviceId)], ["Stopped", []]);
        const moments = qianfan.emulator
          .journal()
          .map((line) => JSON.parse(line) as { readonly to?: string; readonly simulatedAt: string })
          .flatMap(({ to, simulatedAt }) => (to === "released" || to === "stopped" ? [[to, simulatedAt]] : []));
        assert.deepEqual(moments, [
          ["released", "2026-01-01T12:00:00.000Z"],
          ["stopped", "2026-01-01T12:00:00.000Z"],
        ]);
      });
    }

    it("get it later, another one, and none", async () => {
      const { serviceId, instanceId } = await qianfan.create();
      const set = (releaseTime?: string) =>
        qianfan.result("AutoReleaseComputeUnit", { serviceId, instanceId, ...(releaseTime && { releaseTime }) });
      assert.equal(await set(at), true);
      assert.equal(await set("2026-01-03T00:00:00Z"), true);
      assert.equal((await units(serviceId))[0]?.releaseTime, "2026-01-03T00:00:00Z");
      assert.equal(await set(), true);
      assert.equal((await units(serviceId))[0]?.releaseTime, undefined);
      qianfan.advanceMinutes(4 * 24 * 60);
      assert.equal(await state(serviceId), "Serving");
    });

    it("leave a service that has another unit, and let its name be taken where it has none", async () => {
      const { serviceId } = await qianfan.serve({ billing: { paymentTiming: "Postpaid", releaseTime: at } });
      await qianfan.result("PurchaseServiceResource", { serviceId, billing: prepaid, replicasCount: 1 });
      qianfan.advanceMinutes(24 * 60);
      assert.deepEqual([await state(serviceId), (await units(serviceId)).length], ["Serving", 1]);
      const again = { billing: { paymentTiming: "Postpaid", releaseTime: "2026-01-05T00:00:00Z" } };
      const { serviceId: other } = await qianfan.create({ ...again, name: "other", urlSuffix: "other" });
      qianfan.advanceMinutes(5 * 24 * 60);
      assert.equal(await state(other), "Stopped");
      await qianfan.create({ name: "other", urlSuffix: "other" });
    });

    for (const [what, releaseTime] of [
      ["has passed", "2025-12-31T23:59:59Z"],
      ["is none", "tomorrow"],
    ]) {
      it(`that ${what} are refused`, async () => {
        const { serviceId, instanceId } = await qianfan.create();
        const { status, body } = await qianfan.call("AutoReleaseComputeUnit", { serviceId, instanceId, releaseTime });
        assert.deepEqual([status, body.code, /releaseTime/.test(body.message)], [400, "InappropriateJSON", true]);
      });
    }

    it("cannot be had for a prepaid one", async () => {
      const { serviceId, instanceId } = await qianfan.create({ billing: prepaid });
      const { body } = await qianfan.call("AutoReleaseComputeUnit", { serviceId, instanceId, releaseTime: at });
      assert.equal(body.code, "UnsupportedOperation");
    });
  });

  it("are given back under the older name, too", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    const body = JSON.stringify({ serviceId, instanceId });
    assert.equal((await qianfan.send("/v2/charge?Action=ReleaseServiceResource", { body })).status, 200);
    assert.deepEqual(await units(serviceId), []);
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
