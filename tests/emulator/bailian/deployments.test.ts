import assert from "node:assert/strict";
import { minuteMs, startBailian, type TestBailian } from "../start-bailian";
import { deploy, deployed, deployment, pick, tunedModel } from "./deployed";

const unit = { plan: "mu", deploy_spec: "MU1", billing_method: "POST_PAY" };

describe("deployments of the simulated Bailian", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  it("are PENDING at first and RUNNING after five to ten simulated minutes", async () => {
    const model = await tunedModel(bailian);
    const { status, output } = await deploy(bailian, model, { name: "bot" });
    assert.equal(status, 200);
    assert.deepEqual(pick(output, "status", "ready_capacity", "plan", "name", "charge_type", "base_model"), [
      ...["PENDING", 0, "lora", "bot", "post_paid", "qwen3-8b"],
    ]);
    assert.match(String(output["gmt_create"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
    const name = String(output["deployed_model"]);
    bailian.clock.advance(5 * minuteMs - 1);
    assert.equal((await deployment(bailian, name)).status, "PENDING");
    bailian.clock.advance(5 * minuteMs + 1);
    const running = await deployment(bailian, name);
    assert.deepEqual(pick(running, "status", "ready_capacity"), ["RUNNING", 1]);
    assert.match(String(running["gmt_modified"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  it("come up at the first look where everything is instant, and are gone at the first look after a delete", async () => {
    const instant = startBailian({ instant: true });
    const { job_id: jobId } = await instant.newJob({ training_type: "efficient_sft" });
    const model = String((await instant.job(jobId))["finetuned_output"]);
    const { output } = await deploy(instant, model);
    assert.equal(output.status, "PENDING");
    assert.equal((await deployment(instant, model)).status, "RUNNING");
    assert.equal((await instant.call("DELETE", `/deployments/${model}`)).output.status, "DELETING");
    assert.equal((await instant.call("GET", `/deployments/${model}`)).status, 404);
    instant.emulator.close();
  });

  describe("by the Conflict rule", () => {
    it("a tuned model's first one has its name, a second one needs a suffix", async () => {
      const model = await tunedModel(bailian);
      assert.equal((await deploy(bailian, model)).output["deployed_model"], model);
      const again = await deploy(bailian, model);
      assert.deepEqual(
        [again.status, again.code, again.message],
        [409, "Conflict", `Deployed model ${model} already exists, please specify a suffix.`],
      );
      assert.equal((await deploy(bailian, model, { suffix: "blue" })).output["deployed_model"], `${model}-blue`);
      assert.equal((await deploy(bailian, model, { suffix: "blue" })).status, 409);
    });

    it("a suffix is taken until its deployment is gone, then it may be used again", async () => {
      const model = await tunedModel(bailian);
      const name = await deployed(bailian, model, { suffix: "blue" });
      await bailian.call("DELETE", `/deployments/${name}`);
      assert.equal((await deploy(bailian, model, { suffix: "blue" })).status, 409);
      bailian.clock.advance(minuteMs);
      assert.equal((await deploy(bailian, model, { suffix: "blue" })).status, 200);
    });

    it("a base model keeps its name for itself, and conflicts all the same", async () => {
      const first = await deploy(bailian, "qwen3-8b", { ...unit, capacity: 4 });
      assert.match(String(first.output["deployed_model"]), /^qwen3-8b-[0-9a-f]{8}$/);
      assert.equal((await deploy(bailian, "qwen3-8b", { ...unit, capacity: 4 })).code, "Conflict");
    });

    for (const suffix of ["Blue", "blue-1", "ninechars"]) {
      it(`${suffix} is no suffix`, async () => {
        const { status, code } = await deploy(bailian, await tunedModel(bailian), { suffix });
        assert.deepEqual([status, code], [400, "InvalidParameter"]);
      });
    }
  });

  describe("by plan", () => {
    const wrongCapacity = (capacity: number, base: number) =>
      `Invalid capacity (${capacity}), capacity must be larger than or equal to 0 and multiples of ${base} and less than 1000!`;

    for (const [spec, capacity, base] of [
      ["MU1", 3, 4],
      ["MU1", 0, 4],
      ["MU2", 4, 8],
      ["MU1", 1000, 4],
      ["MU5", -1, 1],
    ] as const) {
      it(`${spec} takes no ${capacity} units`, async () => {
        const answer = await deploy(bailian, "qwen3-8b", { ...unit, deploy_spec: spec, capacity });
        assert.deepEqual(
          [answer.status, answer.code, answer.message],
          [400, "InvalidParameter", wrongCapacity(capacity, base)],
        );
      });
    }

    for (const [model, spec, capacity, base] of [
      ["qwen2.5-7b-instruct", "MU1", 2, 2],
      ["qwen2.5-14b-instruct", "MU1", 6, 2],
      ["qwen3-32b", "MU1", 4, 4],
      ["qwen3.5-27b", "MU9", 3, 1],
    ] as const) {
      it(`${spec} of ${model} has units of its own`, async () => {
        const { output } = await deploy(bailian, model, { ...unit, deploy_spec: spec, capacity });
        assert.deepEqual(pick(output, "capacity", "base_capacity"), [capacity, base]);
      });
    }

    it("a template that a model has not is refused", async () => {
      assert.equal((await deploy(bailian, "qwen3-8b", { ...unit, deploy_spec: "MU9", capacity: 1 })).status, 400);
    });

    for (const missing of ["deploy_spec", "billing_method", "capacity"]) {
      it(`mu needs ${missing}`, async () => {
        const answer = await deploy(bailian, "qwen3-8b", { ...unit, capacity: 4, [missing]: undefined });
        assert.deepEqual([answer.status, answer.message], [400, `Missing ${missing}`]);
      });
    }

    it("mu shows what it was made with", async () => {
      const more = { enable_thinking: true, max_context_length: 8192, rpm_limit: 60, tpm_limit: 9000 };
      const { output } = await deploy(bailian, "qwen3-8b", { ...unit, capacity: 8, ...more });
      assert.deepEqual(pick(output, "capacity", "base_capacity", "model_unit_spec", ...Object.keys(more)), [
        ...[8, 4, "MU1", true, 8192, 60, 9000],
      ]);
    });

    it("a template with two roles takes a capacity for each", async () => {
      const split = { ...unit, deploy_spec: "MU1-PD", capacity: undefined };
      assert.equal((await deploy(bailian, "qwen3-8b", { ...split, prefill_capacity: 4 })).status, 400);
      const { output } = await deploy(bailian, "qwen3-8b", { ...split, prefill_capacity: 4, decode_capacity: 8 });
      assert.deepEqual(pick(output, "prefill_capacity", "decode_capacity", "capacity"), [4, 8, 12]);
    });

    it("ptu needs its throughput", async () => {
      const missing = await deploy(bailian, "qwen-plus-2025-12-01", { plan: "ptu", capacity: undefined });
      assert.deepEqual(
        [missing.status, missing.code, missing.message],
        [400, "InvalidParameter", "Miss ptu capacity info"],
      );
      const asked = { plan: "ptu", capacity: undefined, ptu_capacity: {} };
      const { output } = await deploy(bailian, "qwen-plus-2025-12-01", asked);
      assert.deepEqual(pick(output, "ptu_capacity", "charge_type", "ptu_service_tier"), [
        ...[{ input_tpm: 10_000, output_tpm: 1_000 }, "post_paid", "ptu_fast"],
      ]);
    });

    it("ptu that is paid beforehand needs a duration and is not deleted but unsubscribed", async () => {
      const paid = { plan: "ptu", capacity: undefined, ptu_capacity: {}, charge_type: "pre_paid" };
      assert.equal((await deploy(bailian, "qwen-plus-2025-12-01", paid)).status, 400);
      const { output } = await deploy(bailian, "qwen-plus-2025-12-01", { ...paid, pre_paid_info: { duration: 30 } });
      assert.deepEqual(pick(output, "charge_type", "status"), ["pre_paid", "WAIT_PRE_PAID_BILLING_TO_DEPLOYING"]);
      const refused = await bailian.call("DELETE", `/deployments/${String(output["deployed_model"])}`);
      assert.deepEqual([refused.status, refused.code], [400, "PREPAID_UNSUBSCRIBE_REQUIRED"]);
    });

    it("alone is listed where the list is asked for one", async () => {
      await deploy(bailian, await tunedModel(bailian));
      await deploy(bailian, "qwen-plus-2025-12-01", { plan: "ptu", capacity: undefined, ptu_capacity: {} });
      const listed = async (query: string) => (await bailian.call("GET", `/deployments${query}`)).output["total"];
      assert.deepEqual([await listed(""), await listed("?plan=ptu"), await listed("?plan=mu")], [2, 1, 0]);
    });

    it("none: lora for what LoRA trained, model units with the smallest template for the rest, as old clients need it", async () => {
      const lora = await tunedModel(bailian);
      assert.equal((await deploy(bailian, lora, { plan: undefined })).output["plan"], "lora");
      const { output } = await deploy(bailian, "qwen3-8b", { plan: undefined });
      assert.deepEqual(pick(output, "plan", "model_unit_spec", "capacity"), ["mu", "MU5", 1]);
    });

    it("is compared without case, as the official command line writes it", async () => {
      assert.equal((await deploy(bailian, await tunedModel(bailian), { plan: "Lora" })).output["plan"], "lora");
    });

    for (const [what, plan, type] of [
      ["a model that full tuning made is not billed by token", "lora", "sft"],
      ["no model takes a plan that nobody knows", "gold", "efficient_sft"],
      ["a text model is not deployed by compute units", "cu", "efficient_sft"],
    ] as const) {
      it(what, async () => {
        const model = await tunedModel(bailian, { training_type: type });
        const answer = await deploy(bailian, model, { plan });
        assert.deepEqual(
          [answer.status, answer.message],
          [400, `The model ${model} does not exist or is not deployable`],
        );
      });
    }

    it("a model that is not trained yet, is another workspace's or does not exist is not deployable", async () => {
      const { job_id: jobId } = await bailian.newJob({ training_type: "efficient_sft" });
      const other = await tunedModel(bailian);
      const headers = { "X-DashScope-WorkSpace": "llm-other" };
      const body = { model_name: other, plan: "lora", capacity: 1 };
      const answers = [
        await deploy(bailian, "nobody"),
        await deploy(startBailian(), `qwen3-8b-${jobId}`),
        await bailian.call("POST", "/deployments", body, headers),
      ];
      for (const { status, code } of answers) assert.deepEqual([status, code], [400, "InvalidParameter"]);
    });
  });

  it("are listed newest first by pages, and only those of the workspace", async () => {
    const model = await tunedModel(bailian);
    for (const suffix of ["a", "b", "c"]) await deploy(bailian, model, { suffix });
    const { output } = await bailian.call("GET", "/deployments?page_no=1&page_size=2");
    const listed = output["deployments"] as { deployed_model: string }[];
    assert.deepEqual(
      [output.total, output.page_size, listed.map((one) => one.deployed_model)],
      [3, 2, [`${model}-c`, `${model}-b`]],
    );
    const other = await bailian.call("GET", "/deployments", undefined, { "X-DashScope-WorkSpace": "llm-other" });
    assert.deepEqual([other.output.total, other.output.page_size], [0, 50]);
    assert.equal((await bailian.call("GET", "/deployments?page_size=201")).status, 400);
  });

  it("outlive the record of the job that made their model", async () => {
    const lenient = startBailian({ deleteRule: "terminal_only" });
    const model = await tunedModel(lenient);
    await lenient.call("DELETE", `/fine-tunes/${model.slice(-20)}`);
    assert.equal((await deploy(lenient, model)).output["plan"], "lora");
    lenient.emulator.close();
  });
});
