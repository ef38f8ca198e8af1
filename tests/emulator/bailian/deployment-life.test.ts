import assert from "node:assert/strict";
import { journalEntries } from "../faults/journal-entries";
import { minuteMs, startBailian, type TestBailian } from "../start-bailian";
import { deploy, deployed, deployment, pick, tunedModel } from "./deployed";

const unit = { plan: "mu", deploy_spec: "MU1", billing_method: "POST_PAY", capacity: 4 };
const dayMs = 24 * 60 * minuteMs;

describe("the life of a deployment on the simulated Bailian", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  const put = (name: string, what: "scale" | "update" | "update-overflowstrategy", body: object) =>
    bailian.call("PUT", `/deployments/${name}/${what}`, body);
  const control = async (name: string, body: object) => {
    const init = { body: JSON.stringify(body) };
    const response = await bailian.send("POST", `/_emulator/deployments/${name}`, init);
    return { status: response.status, word: ((await response.json()) as { status?: string }).status };
  };

  it("a scale shows UPDATING with the new capacity, and the old one as long as it lasts", async () => {
    const name = await deployed(bailian, "qwen3-8b", unit);
    const { status, output } = await put(name, "scale", { deployed_model: name, capacity: 8 });
    assert.deepEqual([status, ...pick(output, "status", "capacity", "ready_capacity")], [200, "UPDATING", 8, 4]);
    bailian.clock.advance(3 * minuteMs);
    assert.deepEqual(pick(await deployment(bailian, name), "status", "ready_capacity"), ["RUNNING", 8]);
  });

  it("a scale to a wrong capacity changes nothing, one to nothing is fine", async () => {
    const name = await deployed(bailian, "qwen3-8b", unit);
    const refused = await put(name, "scale", { capacity: 6 });
    assert.deepEqual([refused.status, refused.code], [400, "InvalidParameter"]);
    assert.equal((await deployment(bailian, name)).status, "RUNNING");
    assert.equal((await put(name, "scale", {})).status, 400);
    assert.equal((await put(name, "scale", { capacity: 0 })).output["capacity"], 0);
  });

  it("throughput and the two roles of a template scale by their own members", async () => {
    const ptu = await deployed(bailian, "qwen-plus-2025-12-01", { plan: "ptu", ptu_capacity: {} });
    assert.equal((await put(ptu, "scale", { capacity: 2 })).status, 400);
    const more = { input_tpm: 20_000, output_tpm: 2_000 };
    const { output: wider } = await put(ptu, "scale", { ptu_capacity: more });
    assert.deepEqual(pick(wider, "ptu_capacity", "status"), [more, "SCALING"]);
    assert.equal((await deployment(bailian, ptu)).status, "SCALING");
    bailian.clock.advance(60 * minuteMs);
    assert.equal((await deployment(bailian, ptu)).status, "RUNNING");
    const { output: other } = await put(ptu, "update-overflowstrategy", { overflow_strategy: "disable" });
    assert.equal(other["overflow_strategy"], "disable");
    const split = { ...unit, deploy_spec: "MU1-PD", prefill_capacity: 4, decode_capacity: 4 };
    const name = await deployed(bailian, "qwen3-8b", split);
    const { output } = await put(name, "scale", { decode_capacity: 12 });
    assert.deepEqual(pick(output, "prefill_capacity", "decode_capacity", "capacity"), [4, 12, 16]);
  });

  it("throughput that is paid beforehand waits for the bill, serving, and may fail to change", async () => {
    const paid = { plan: "ptu", ptu_capacity: {}, charge_type: "pre_paid", pre_paid_info: { duration: 30 } };
    const name = await deployed(bailian, "qwen-plus-2025-12-01", paid);
    const more = { ptu_capacity: { input_tpm: 20_000, output_tpm: 2_000 } };
    const { output } = await put(name, "scale", more);
    assert.equal(output["status"], "WAIT_PRE_PAID_BILLING_TO_SCALING");
    await control(name, { fail: true });
    bailian.clock.advance(60 * minuteMs);
    assert.equal((await deployment(bailian, name)).status, "UPDATING_FAILED");
  });

  it("limits change without a new capacity; the answer shows PENDING as the page has it", async () => {
    const name = await deployed(bailian, "qwen3-8b", unit);
    const { output } = await put(name, "update", { rpm_limit: 100 });
    assert.deepEqual(pick(output, "status", "rpm_limit", "capacity"), ["PENDING", 100, 4]);
    bailian.clock.advance(minuteMs);
    assert.deepEqual(pick(await deployment(bailian, name), "status", "rpm_limit"), ["RUNNING", 100]);
    assert.equal((await put(name, "update", {})).status, 400);
  });

  it("a LoRA deployment has neither capacity nor limits to change", async () => {
    const name = await deployed(bailian, await tunedModel(bailian));
    for (const [what, body] of Object.entries({ scale: { capacity: 2 }, update: { rpm_limit: 1 } })) {
      const { status, code } = await put(name, what as "scale" | "update" | "update-overflowstrategy", body);
      assert.deepEqual([status, code], [400, "UnsupportedOperation"], what);
    }
  });

  it("what is still coming up cannot be changed", async () => {
    const { output } = await deploy(bailian, "qwen3-8b", unit);
    const { status, code } = await put(String(output["deployed_model"]), "scale", { capacity: 8 });
    assert.deepEqual([status, code], [400, "UnsupportedOperation"]);
  });

  it("a delete shows DELETING, again too, and 404 half a minute later", async () => {
    const name = await deployed(bailian, "qwen3-8b", unit);
    for (let times = 0; times < 2; times += 1) {
      const { status, output } = await bailian.call("DELETE", `/deployments/${name}`);
      assert.deepEqual([status, ...pick(output, "status", "deployed_model")], [200, "DELETING", name]);
    }
    bailian.clock.advance(minuteMs / 2);
    for (const method of ["GET", "DELETE"]) {
      const { status, code } = await bailian.call(method, `/deployments/${name}`);
      assert.deepEqual([status, code], [404, "NotFound"]);
    }
    const effects = journalEntries(bailian.emulator).flatMap(({ effect }) => effect ?? []);
    assert.equal(effects.filter((effect) => effect === "deployment.deleted").length, 1);
  });

  it("an unknown one is 404 with its name in the message", async () => {
    const { status, message } = await bailian.call("GET", "/deployments/nobody");
    assert.deepEqual([status, message], [404, "Model: nobody not found!"]);
  });

  it("under stopped_or_failed a running one is refused, a stopped or failed one is deleted", async () => {
    const strict = startBailian({ deploymentDeleteRule: "stopped_or_failed" });
    const states = { stop: "STOPPED", fail: "FAILED" } as const;
    for (const [kind, word] of Object.entries(states)) {
      const name = await deployed(strict, "qwen3-8b", { ...unit, suffix: kind });
      const refused = await strict.call("DELETE", `/deployments/${name}`);
      assert.deepEqual([refused.status, refused.code], [400, "UnsupportedOperation"]);
      strict.emulator.decideDeployment(name, { kind: kind as keyof typeof states });
      strict.clock.advance(minuteMs);
      assert.equal((await deployment(strict, name)).status, word);
      assert.equal((await strict.call("DELETE", `/deployments/${name}`)).output.status, "DELETING");
    }
    strict.emulator.close();
  });

  it("passes through every documented state by the control interface", async () => {
    const name = await deployed(bailian, "qwen3-8b", unit);
    const word = async () => (await deployment(bailian, name)).status;
    assert.deepEqual(await control(name, { stop: true }), { status: 200, word: "OFFLINING" });
    bailian.clock.advance(minuteMs);
    assert.equal(await word(), "STOPPED");
    assert.equal((await control(name, { resume: true })).word, "PENDING");
    bailian.clock.advance(10 * minuteMs);
    assert.equal(await word(), "RUNNING");
    assert.equal((await control(name, { arrears: true })).word, "ARREARS_DOWN");
    assert.equal((await control(name, { resume: true })).word, "ARREARS_RECOVERING");
    bailian.clock.advance(minuteMs);
    await put(name, "scale", { capacity: 8 });
    assert.equal((await control(name, { fail: true })).word, "UPDATING");
    bailian.clock.advance(3 * minuteMs);
    assert.deepEqual(pick(await deployment(bailian, name), "status", "ready_capacity"), ["UPDATING_FAILED", 4]);
    assert.equal((await control(name, { fail: { message: "no capacity" } })).word, "FAILED");
    assert.equal((await deployment(bailian, name))["fail_reason"], "no capacity");
    assert.equal((await control(name, { vanish: true })).status, 200);
    assert.equal((await control(name, { vanish: true })).status, 404);
    assert.equal((await control(name, { vanish: false })).status, 400);
  });

  it("fails when it would have come up, stops or vanishes by a fault rule for its create", async () => {
    const faults = [
      [{ kind: "failDeployment", message: "no capacity left" }, "FAILED"],
      [{ kind: "stopDeployment" }, "STOPPED"],
      [{ kind: "stopDeployment", reason: "arrears" }, "ARREARS_DOWN"],
      [{ kind: "vanishDeployment" }, undefined],
    ] as const;
    for (const [index, [action, word]] of faults.entries()) {
      bailian.emulator.faults.add({ cloud: "bailian", nth: 1, action });
      const { status, output } = await deploy(bailian, "qwen3-8b", { ...unit, suffix: `f${index}` });
      assert.deepEqual([status, output.status], [200, "PENDING"]);
      const name = String(output["deployed_model"]);
      if (word === "FAILED") assert.equal((await deployment(bailian, name)).status, "PENDING");
      bailian.clock.advance(10 * minuteMs);
      assert.equal((await bailian.call("GET", `/deployments/${name}`)).output?.status, word, action.kind);
      bailian.emulator.faults.clear();
    }
  });

  it("of a LoRA deployment ends after a month without a call; the journal tells when", async () => {
    const model = await tunedModel(bailian);
    const name = await deployed(bailian, model);
    bailian.clock.advance(29 * dayMs);
    const body = { model: name, messages: [{ role: "user", content: "hi" }] };
    const call = await bailian.send("POST", "/compatible-mode/v1/chat/completions", { body: JSON.stringify(body) });
    assert.equal(call.status, 200);
    bailian.clock.advance(29 * dayMs);
    assert.equal((await deployment(bailian, name)).status, "RUNNING");
    bailian.clock.advance(2 * dayMs);
    assert.equal((await bailian.call("GET", `/deployments/${name}`)).status, 404);
    assert.equal((await bailian.call("GET", "/deployments")).output.total, 0);
    assert.equal((await deploy(bailian, model)).output["deployed_model"], name);
    const told = journalEntries(bailian.emulator).filter(({ subject, to }) => subject === name && to !== undefined);
    assert.deepEqual(
      told.map(({ from, to }) => [from, to]),
      [
        ["PENDING", "RUNNING"],
        ["RUNNING", "DELETED"],
      ],
    );
  });

  it("a list that lags does not show the newest ones", async () => {
    bailian.emulator.faults.add({ operation: "ListDeployments", action: { kind: "listLag", lagMs: minuteMs } });
    await deploy(bailian, "qwen3-8b", unit);
    assert.equal((await bailian.call("GET", "/deployments")).output.total, 0);
    bailian.clock.advance(minuteMs);
    assert.equal((await bailian.call("GET", "/deployments")).output.total, 1);
  });
});
