import assert from "node:assert/strict";
import type { DeploymentRequest } from "../../../provider/contract/deployment-cloud";
import type { JsonObject } from "../../../provider/base/json";
import { failureOf } from "../failing-call";
import { openBailian, type OpenBailian } from "./open-bailian";

const minuteMs = 60_000;
const unit = { plan: "mu", deploySpec: "MU1", capacity: 4 };
const request = (block: JsonObject = unit, changes: Partial<DeploymentRequest> = {}): DeploymentRequest => ({
  model: "qwen3-8b",
  name: "bot_abc123",
  suffix: "abc123",
  block,
  ...changes,
});

describe("Bailian: deployments", () => {
  let bailian: OpenBailian;
  beforeEach(() => (bailian = openBailian()));
  afterEach(() => bailian.emulator.close());

  const observe = async (id: string) => bailian.deployments.observe({ cloud: "bailian", id });
  const running = async (made: DeploymentRequest) => {
    const { id } = await bailian.deployments.create(made);
    bailian.clock.advance(10 * minuteMs);
    return id;
  };

  it("are made once, come up, and tell consumers what to call and where", async () => {
    const id = await running(request({ ...unit, rpmLimit: 60 }));
    const { createdAt, account, details, ...seen } = (await observe(id)) ?? assert.fail();
    assert.deepEqual(seen, {
      key: { cloud: "bailian", id },
      status: "running",
      cloudStatus: "RUNNING",
      model: "qwen3-8b",
      deployedModel: "qwen3-8b-abc123",
      baseUrl: "http://bailian.test/compatible-mode/v1",
      nativeUrl: "http://bailian.test/api/v1/services/aigc/text-generation/generation",
      capacity: 4,
      readyCapacity: 4,
    });
    assert.match(createdAt ?? "", /\+08:00$/);
    assert.match(account ?? "", /^llm-/);
    assert.deepEqual([details?.["plan"], details?.["name"], details?.["rpmLimit"]], ["mu", "bot_abc123", 60]);
    assert.equal(await bailian.session.ownsAccount(account ?? ""), true);
  });

  it("have no address on clouds inside this process", async () => {
    const embedded = openBailian({}, "embedded");
    const key = await embedded.deployments.create(request());
    const seen = await embedded.deployments.observe(key);
    assert.ok(seen !== undefined && !("baseUrl" in seen) && !("nativeUrl" in seen));
    embedded.emulator.close();
  });

  it("of which one lost its answer are found among many, and the create is never sent twice", async () => {
    bailian.emulator.faults.add({ operation: "CreateDeployment", nth: 1, action: { kind: "loseAnswer" } });
    const lost = await failureOf(bailian.deployments.create(request()));
    assert.deepEqual([lost.mayHaveTakenEffect, bailian.calls("CreateDeployment")], [true, 1]);
    for (let count = 0; count < 110; count += 1) {
      await bailian.deployments.create(request(unit, { name: `other_${count}`, suffix: `o${count}` }));
    }
    assert.equal((await bailian.deployments.find(request()))?.key.id, "qwen3-8b-abc123");
    const clash = await failureOf(bailian.deployments.create(request()));
    assert.deepEqual([clash.kind, clash.code], ["conflict", "Conflict"]);
  });

  it("of another model, with another suffix and name, or that are being deleted are not found", async () => {
    const key = await bailian.deployments.create(request());
    const others = [{ model: "qwen3-14b" }, { suffix: "xyz", name: "bot_xyz" }];
    for (const other of others) assert.equal(await bailian.deployments.find(request(unit, other)), undefined);
    // The cloud does not promise the form of its names: our own name is proof as well.
    assert.equal((await bailian.deployments.find(request(unit, { suffix: "xyz" })))?.key.id, key.id);
    assert.equal(
      await bailian.deployments.find(request({ ...unit, name: "bot_abc123" }, { suffix: "xyz" })),
      undefined,
    );
    await bailian.deployments.remove(key);
    assert.equal(await bailian.deployments.find(request()), undefined);
  });

  it("take the block's own suffix and name, LoRA ones a capacity that is not given, and what is not known as it is", async () => {
    const job = await bailian.session.submit(
      {
        name: "job",
        block: {
          model: "qwen3-8b",
          trainingType: "efficient_sft",
          trainingFileIds: ["file-ft-sample0000000001"],
          hyperParameters: { n_epochs: 1 },
        },
      },
      { isNew: false, candidates: [] },
    );
    bailian.clock.advance(60 * minuteMs);
    const model = (await bailian.session.observe(job))?.finetunedOutput ?? assert.fail();
    const block = { plan: "Lora", suffix: "blue", name: "Blue", extraParameters: { novelty: 1, plan: "mu" } };
    const { id } = await bailian.deployments.create(request(block, { model }));
    assert.equal(id, `${model}-blue`);
    const seen = await observe(id);
    assert.deepEqual([seen?.details?.["plan"], seen?.details?.["name"], seen?.capacity], ["lora", "Blue", 1]);
  });

  it("change in place what differs and nothing else: limits, then units", async () => {
    const id = await running(request());
    const key = { cloud: "bailian", id } as const;
    const seen = (await observe(id)) ?? assert.fail();
    await bailian.deployments.modify(key, request(), seen);
    await bailian.deployments.modify(key, request({ plan: "mu", deploySpec: "MU1" }), seen);
    assert.deepEqual([bailian.calls("ScaleDeployment"), bailian.calls("UpdateDeployment")], [0, 0]);
    await bailian.deployments.modify(key, request({ ...unit, capacity: 8, tpmLimit: 100 }), seen);
    assert.equal((await observe(id))?.status, "updating");
    bailian.clock.advance(5 * minuteMs);
    const after = await observe(id);
    assert.deepEqual([after?.status, after?.readyCapacity, after?.details?.["tpmLimit"]], ["running", 8, 100]);
    await bailian.deployments.modify(key, request({ ...unit, capacity: 8, tpmLimit: 100 }), after ?? assert.fail());
    assert.deepEqual([bailian.calls("ScaleDeployment"), bailian.calls("UpdateDeployment")], [1, 1]);
  });

  it("change reserved throughput and the units of two roles", async () => {
    const ptu = { plan: "ptu", ptuCapacity: { inputTpm: 10_000, outputTpm: 1_000 } };
    const id = await running(request(ptu, { model: "qwen-plus-2025-12-01" }));
    const more = { ...ptu, ptuCapacity: { inputTpm: 20_000, outputTpm: 1_000 } };
    await bailian.deployments.modify({ cloud: "bailian", id }, request(more), (await observe(id)) ?? assert.fail());
    assert.deepEqual((await observe(id))?.details?.["ptuCapacity"], more.ptuCapacity);
    const split = { plan: "mu", deploySpec: "MU1-PD", prefillCapacity: 4, decodeCapacity: 4 };
    const other = await running(request(split));
    const wider = request({ ...split, decodeCapacity: 8 });
    await bailian.deployments.modify({ cloud: "bailian", id: other }, wider, (await observe(other)) ?? assert.fail());
    assert.deepEqual((await observe(other))?.details?.["decodeCapacity"], 8);
  });

  it("are removed while the cloud takes its time, and are gone afterwards", async () => {
    const id = await running(request());
    const key = { cloud: "bailian", id } as const;
    assert.deepEqual(await bailian.deployments.remove(key), { kind: "removing" });
    assert.equal((await observe(id))?.status, "deleting");
    bailian.clock.advance(minuteMs);
    assert.equal(await observe(id), undefined);
    assert.deepEqual(await bailian.deployments.remove(key), { kind: "gone" });
  });

  it("stay, and that is said, where the cloud deletes stopped and failed ones only", async () => {
    const strict = openBailian({ deploymentDeleteRule: "stopped_or_failed" });
    const key = await strict.deployments.create(request());
    strict.clock.advance(10 * minuteMs);
    const removal = await strict.deployments.remove(key);
    assert.ok(removal.kind === "kept");
    for (const word of [key.id, "RUNNING", "console", "Stop it"]) assert.ok(removal.remains.includes(word), word);
    strict.emulator.decideDeployment(key.id, { kind: "fail" });
    assert.deepEqual(await strict.deployments.remove(key), { kind: "removing" });
    strict.emulator.close();
  });

  for (const [kind, status, word] of [
    ["stop", "stopped", /OFFLINING|STOPPED/],
    ["arrears", "stopped", /ARREARS_DOWN/],
    ["fail", "failed", /FAILED/],
  ] as const) {
    it(`that the cloud shows after "${kind}" are ${status}, with a reason`, async () => {
      const id = await running(request());
      bailian.emulator.decideDeployment(id, { kind });
      const seen = await observe(id);
      assert.equal(seen?.status, status);
      assert.match(seen?.cloudStatus ?? "", word);
      assert.ok((seen?.reason ?? "").length > 0);
    });
  }

  it("that fail to come up tell the reason in the cloud's words", async () => {
    const action = { kind: "failDeployment", message: "Insufficient model units" } as const;
    bailian.emulator.faults.add({ cloud: "bailian", action });
    const id = await running(request());
    assert.deepEqual(
      [(await observe(id))?.status, (await observe(id))?.reason],
      ["failed", "Insufficient model units"],
    );
  });
});
