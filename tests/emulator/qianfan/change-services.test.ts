import assert from "node:assert/strict";
import { startServices, type TestServices } from "./start-service";

describe("services of the simulated Qianfan that are changed", () => {
  let qianfan: TestServices;
  beforeEach(async () => (qianfan = await startServices()));
  afterEach(() => qianfan.emulator.close());

  const refusal = async (action: string, body: object) => {
    const { status, body: answer } = await qianfan.call(action, body);
    return [status, answer.code] as const;
  };

  it("are taken off: they serve a little longer, then they are Stopped, and their units stay", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    qianfan.advanceMinutes(20);
    type Deactivation = { operation: boolean; message: string };
    const off = () => qianfan.result<Deactivation>("DeactivateService", { serviceId });
    const first = await off();
    assert.equal(first.operation, true);
    assert.match(first.message, /请注意空闲资源释放/);
    assert.equal((await qianfan.describe(serviceId)).runStatus, "Serving");
    assert.equal((await off()).operation, true);
    qianfan.advanceMinutes(1);
    const { runStatus, chargeStatus } = await qianfan.describe(serviceId);
    assert.deepEqual([runStatus, chargeStatus], ["Stopped", "NotOpen"]);
    assert.deepEqual(await off(), { operation: false, message: "service is stopped" });
    assert.equal((await qianfan.call("DescribeComputeUnit", { serviceId, instanceId })).status, 200);
    assert.deepEqual(await refusal("DeactivateService", { serviceId: "svco-none" }), [404, "NoSuchService"]);
    const told = qianfan.emulator
      .journal()
      .map((line) => JSON.parse(line))
      .filter((entry) => entry.subject === serviceId && entry.kind !== "call")
      .map((entry) => entry.effect ?? `${entry.from} to ${entry.to}`);
    assert.deepEqual(told, ["service.created", "deploying to serving", "service.deactivated", "stopping to stopped"]);
  });

  it("are scaled on their unit while they go on serving, up to the room that a prepaid one has", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    const scale = (deploymentReplicasCount: number, unit = instanceId, service = serviceId) =>
      qianfan.call("ScaleService", { serviceId: service, instanceId: unit, deploymentReplicasCount });
    const code = async (answer: ReturnType<typeof scale>) => (await answer).body.code;
    assert.equal(await code(scale(3)), "UnsupportedOperation");
    qianfan.advanceMinutes(20);
    assert.equal((await scale(3)).body.result, true);
    const during = await qianfan.describe(serviceId);
    assert.deepEqual([during.runStatus, during.updateStatus], ["Serving", "Updating"]);
    assert.equal(await code(scale(4)), "UnsupportedOperation");
    qianfan.advanceMinutes(6);
    const { updateStatus, resourceConfig } = await qianfan.describe(serviceId);
    assert.deepEqual([updateStatus, resourceConfig["replicasCount"]], ["None", 3]);
    assert.equal((await scale(3)).body.result, true);
    assert.equal((await qianfan.describe(serviceId)).updateStatus, "None");
    assert.equal(await code(scale(0)), "UnsupportedOperation");
    assert.equal(await code(scale(1, "unit-none")), "NoSuchComputeUnit");
    const month = { reservationTimeUnit: "Month", reservationLength: 1 };
    const paid = await qianfan.create({ name: "paid", billing: { paymentTiming: "Prepaid", reservation: month } });
    qianfan.advanceMinutes(20);
    assert.equal(await code(scale(3, paid.instanceId, paid.serviceId)), "ComputeUnitNotEnough");
    assert.equal((await scale(1, paid.instanceId, paid.serviceId)).body.result, true);
  });

  it("on units that are there take more of them, another one, and give one back with 0", async () => {
    const unit = { instanceId: "unit-sample01", deploymentReplicasCount: 1 };
    const { serviceId } = await qianfan.serve({
      ...{ resourceConfig: undefined, billing: undefined },
      deploymentConfig: { deploymentComputeUnitList: [unit] },
    });
    const scale = (deploymentReplicasCount: number) =>
      qianfan.call("ScaleService", { serviceId, ...unit, deploymentReplicasCount });
    assert.equal((await scale(4)).body.result, true);
    qianfan.advanceMinutes(6);
    assert.equal((await scale(5)).body.code, "ComputeUnitNotEnough");
    assert.equal((await qianfan.describe(serviceId)).resourceConfig["replicasCount"], 4);
  });
});
