import assert from "node:assert/strict";
import type { DeploymentRequest } from "../../../provider/contract/deployment-cloud";
import type { DeploymentKey, JobKey } from "../../../provider/contract/keys";
import type { JsonObject } from "../../../provider/base/json";
import { failureOf } from "../failing-call";
import { minuteMs, openQianfan, type OpenQianfan } from "./open-qianfan";

const bought = {
  resourceConfig: { type: "GPU-1-1", replicasCount: 2 },
  billing: { paymentTiming: "Postpaid" },
};
const prepaid = {
  resourceConfig: { type: "GPU-1-1" },
  billing: { paymentTiming: "Prepaid", reservation: { reservationTimeUnit: "Month", reservationLength: 1 } },
};
const standing = {
  deploymentConfig: {
    deploymentComputeUnitList: [{ instanceId: "unit-sample01", deploymentReplicasCount: 1 }],
  },
};

describe("Qianfan: deployments", () => {
  let qianfan: OpenQianfan;
  let job: JobKey;
  let version: { modelId: string; modelSetId: string };
  beforeEach(async () => {
    qianfan = openQianfan();
    job = await qianfan.trained();
    version = await qianfan.published(job);
  });
  afterEach(() => qianfan.emulator.close());

  const request = (block: JsonObject = bought, changes: Partial<DeploymentRequest> = {}): DeploymentRequest => ({
    model: version.modelId,
    name: "bot_abc12345",
    suffix: "abc12345",
    block,
    ...changes,
  });
  const observe = async (key: DeploymentKey) => (await qianfan.deployments.observe(key)) ?? assert.fail("it is gone");
  const serving = async (made = request()) => {
    const key = await qianfan.deployments.create(made);
    qianfan.clock.advance(20 * minuteMs);
    return key;
  };

  /** Takes one away and waits as long as the cloud is at it. */
  const removed = async (key: DeploymentKey, block?: JsonObject) => {
    const first = await qianfan.deployments.remove(key, block);
    if (first.kind !== "stopping") return first;
    qianfan.clock.advance(minuteMs);
    return qianfan.deployments.remove(key, block);
  };

  it("are made once, come up, and tell consumers what to call and where", async () => {
    const key = await serving();
    const { createdAt, deployedModel = "", account, details, ...seen } = await observe(key);
    assert.match(deployedModel, /^[a-z]{8}_abc12345$/);
    assert.deepEqual(seen, {
      ...{ key, status: "running", cloudStatus: "Serving" },
      ...{ model: version.modelId, modelSetId: version.modelSetId },
      ...{ baseUrl: "http://qianfan.test/v2", nativeUrl: "http://qianfan.test/v2/chat/completions" },
      ...{ capacity: 2, readyCapacity: 2 },
    });
    assert.match(createdAt ?? "", /Z$/);
    assert.equal(account, qianfan.session.keyFingerprint);
    assert.deepEqual([details?.["serviceName"], details?.["resourceType"]], ["bot_abc12345", "GPU-1-1"]);
    assert.match(key.instanceId ?? "", /^[0-9a-f]{32}$/);
  });

  it("answer under the name and at the address that they tell", async () => {
    const { deployedModel: model, baseUrl } = await observe(await serving());
    const body = JSON.stringify({ model, messages: [{ role: "user", content: "Sample question 1?" }] });
    const answer = await qianfan.emulator.fetch(new Request(`${baseUrl}/chat/completions`, { method: "POST", body }));
    const { choices } = (await answer.json()) as { choices: { message: { content: string } }[] };
    assert.equal(choices[0]?.message.content, "Sample answer 1.");
  });

  it("of version 1 have an address of their own and none that is compatible with OpenAI's", async () => {
    const seen = await observe(await serving(request({ ...bought, protocolVersion: 1 })));
    assert.ok(!("baseUrl" in seen));
    assert.ok(seen.nativeUrl?.endsWith(`/chat/${seen.deployedModel}`));
  });

  it("have no address on clouds inside this process", async () => {
    const embedded = openQianfan({}, "embedded");
    const { modelId } = await embedded.published(await embedded.trained());
    const key = await embedded.deployments.create(request(bought, { model: modelId }));
    const seen = await embedded.deployments.observe(key);
    assert.ok(seen?.deployedModel !== undefined && !("baseUrl" in seen) && !("nativeUrl" in seen));
    embedded.emulator.close();
  });

  it("are pending until they serve", async () => {
    const key = await qianfan.deployments.create(request());
    for (const [minutes, word] of [
      [0, "New"],
      [1, "Deploying"],
    ] as const) {
      qianfan.clock.advance(minutes * minuteMs);
      const { status, cloudStatus, readyCapacity } = await observe(key);
      assert.deepEqual([status, cloudStatus, readyCapacity], ["pending", word, 0]);
    }
  });

  it("of which one lost its answer are found among many, and the create is never sent twice", async () => {
    for (let count = 0; count < 105; count += 1) {
      await qianfan.deployments.create(request(bought, { name: `bot_abc12345_${count}`, suffix: `o${count}` }));
    }
    qianfan.emulator.faults.add({ operation: "CreateService", nth: 1, action: { kind: "loseAnswer" } });
    const lost = await failureOf(qianfan.deployments.create(request()));
    assert.deepEqual([lost.mayHaveTakenEffect, qianfan.calls("CreateService")], [true, 106]);
    const found = await qianfan.deployments.find(request());
    assert.equal(found?.details?.["serviceName"], "bot_abc12345");
    assert.equal(found?.model, version.modelId);
    const clash = await failureOf(qianfan.deployments.create(request()));
    assert.deepEqual([clash.kind, clash.code], ["conflict", "ServiceNameExist"]);
  }).timeout(60_000);

  it("with another suffix or version of the API, or that have stopped, are not found", async () => {
    const key = await qianfan.deployments.create(request());
    assert.equal(await qianfan.deployments.find(request(bought, { suffix: "other123" })), undefined);
    assert.equal(await qianfan.deployments.find(request({ ...bought, protocolVersion: 1 })), undefined);
    assert.deepEqual((await qianfan.deployments.find(request()))?.key.id, key.id);
    assert.equal((await removed(key)).kind, "removed");
    assert.equal(await qianfan.deployments.find(request()), undefined);
  });

  it("take the block's own name and suffix", async () => {
    const block = { ...bought, name: "support", urlSuffix: "support", description: "answers" };
    const { deployedModel, details } = await observe(await serving(request(block)));
    assert.ok(deployedModel?.endsWith("_support"));
    assert.equal(details?.["serviceName"], "support");
  });

  it("send what the block says and what this version does not know", async () => {
    const block = { ...bought, extraParameters: { protocolVersion: 1, resourceConfig: {} } };
    const { baseUrl } = await observe(await serving(request(block)));
    assert.ok(baseUrl !== undefined, "named members win");
  });

  it("are given another version in place, and serve the old one until then", async () => {
    const key = await serving();
    const other = await qianfan.published(await qianfan.trained("v2", "two_abcdefghijkl"), "two_abcdefghijkl");
    const wanted = request(bought, { model: other.modelId });
    await qianfan.deployments.modify(key, wanted, await observe(key));
    const during = await observe(key);
    assert.deepEqual(
      [during.status, during.cloudStatus, during.model],
      ["updating", "Serving, Updating", version.modelId],
    );
    await qianfan.deployments.modify(key, wanted, during);
    qianfan.clock.advance(10 * minuteMs);
    const after = await observe(key);
    assert.deepEqual([after.status, after.model, after.modelSetId], ["running", other.modelId, other.modelSetId]);
    await qianfan.deployments.modify(key, wanted, after);
    assert.equal(qianfan.calls("ModifyService"), 1);
  });

  it("are taken off, and only then their compute unit is given back, also one whose name was lost", async () => {
    const { instanceId: _lost, ...key } = await serving();
    assert.deepEqual(await qianfan.deployments.remove(key), { kind: "stopping" });
    assert.deepEqual([(await observe(key)).status, qianfan.calls("ReleaseComputeUnit")], ["running", 0]);
    qianfan.clock.advance(minuteMs);
    assert.equal((await observe(key)).status, "stopped");
    // Units that the program names are not the service's own, whatever the cloud lists beside it.
    assert.equal((await qianfan.deployments.remove(key, standing)).kind, "kept");
    assert.equal(qianfan.calls("ReleaseComputeUnit"), 0);
    const removal = await qianfan.deployments.remove(key);
    assert.equal(removal.kind, "removed");
    assert.match("leaves" in removal ? (removal.leaves ?? "") : "", /bot_abc12345 is off and costs nothing.*console/);
    assert.deepEqual(await qianfan.deployments.remove(key), { kind: "gone" });
    assert.deepEqual([qianfan.calls("ReleaseComputeUnit"), qianfan.calls("DeactivateService")], [1, 1]);
    assert.deepEqual(await qianfan.deployments.remove({ cloud: "qianfan", id: "svco-none" }), { kind: "gone" });
  });

  for (const [what, block, words] of [
    ["prepaid units", prepaid, /is off; its compute unit [0-9a-f]{32} stays and is paid on, because it is prepaid/],
    [
      "units that were there before",
      standing,
      /is off; the compute units .* were there before it, stay and are paid on/,
    ],
  ] as const) {
    it(`on ${what} are taken off, and it is said what stays, where, and that it costs`, async () => {
      const key = await serving(request(block));
      const removal = await removed(key, block);
      assert.equal((await observe(key)).status, "stopped");
      const remains = removal.kind === "kept" ? removal.remains : assert.fail(removal.kind);
      assert.match(remains, words);
      assert.match(remains, /bot_abc12345.*console/);
    });
  }

  it("that are paid by token are taken off and leave nothing that costs", async () => {
    const key = await serving(request({ ...bought, billing: { paymentTiming: "Postpaid", chargeType: "Tokens" } }));
    assert.deepEqual([(await removed(key)).kind, (await observe(key)).status], ["gone", "stopped"]);
  });

  it("change their replicas in place, under the name that clients call, and one change after the other", async () => {
    const key = await serving();
    const { deployedModel } = await observe(key);
    for (const replicasCount of [3, 1]) {
      const wanted = request({ ...bought, resourceConfig: { type: "GPU-1-1", replicasCount } });
      await qianfan.deployments.modify(key, wanted, await observe(key));
      assert.equal((await observe(key)).cloudStatus, "Serving, Updating");
      qianfan.clock.advance(10 * minuteMs);
      const seen = await observe(key);
      assert.deepEqual([seen.status, seen.capacity, seen.deployedModel], ["running", replicasCount, deployedModel]);
      await qianfan.deployments.modify(key, wanted, seen);
    }
    const other = await qianfan.published(await qianfan.trained("v2", "two_abcdefghijkl"), "two_abcdefghijkl");
    const both = request(bought, { model: other.modelId });
    await qianfan.deployments.modify(key, both, await observe(key), undefined, async () => {
      qianfan.clock.advance(10 * minuteMs);
    });
    qianfan.clock.advance(10 * minuteMs);
    const seen = await observe(key);
    assert.deepEqual([seen.model, seen.capacity], [other.modelId, 2]);
    assert.deepEqual([qianfan.calls("ScaleService"), qianfan.calls("ReleaseComputeUnit")], [3, 0]);
  });

  it("that cannot be had say so in the cloud's words", async () => {
    await serving(request({ deploymentConfig: { ...standing.deploymentConfig, replicaComputeUnitCount: 4 } }));
    const error = await failureOf(qianfan.deployments.create(request(standing, { name: "two" })));
    assert.deepEqual([error.kind, error.code, error.mayHaveTakenEffect], ["quota", "ComputeUnitNotEnough", false]);
    assert.match(error.message, /compute unit stock not enough/);
  });

  it("that fail say why in the cloud's words, and free their name", async () => {
    const action = { kind: "failDeployment", message: "no stock of GPU-1-1" } as const;
    qianfan.emulator.faults.add({ operation: "CreateService", nth: 1, action });
    const { status, reason } = await observe(await serving());
    assert.deepEqual([status, reason], ["failed", "no stock of GPU-1-1"]);
    assert.equal(await qianfan.deployments.find(request()), undefined);
  });

  it("of a version that is not there are refused before anything is bought", async () => {
    const error = await failureOf(qianfan.deployments.create(request(bought, { model: "amv-none" })));
    assert.deepEqual([error.kind, qianfan.calls("CreateService")], ["not-found", 0]);
  });
});
