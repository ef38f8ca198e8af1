import assert from "node:assert/strict";
import { evaluationOf, readEvaluations } from "../../../provider/clouds/bailian/checkpoint-evaluations";
import type { JobKey } from "../../../provider/contract/keys";
import { failureOf } from "../failing-call";
import { openBailian, type OpenBailian } from "./open-bailian";

const minuteMs = 60_000;

describe("Bailian: model versions", () => {
  let bailian: OpenBailian;
  let job: JobKey;
  beforeEach(async () => {
    bailian = openBailian({ deleteRule: "terminal_only" });
    const block = {
      model: "qwen3-8b",
      trainingType: "efficient_sft",
      trainingFileIds: ["file-ft-sample0000000001"],
      hyperParameters: { n_epochs: 3 },
    };
    job = await bailian.session.submit({ name: "job", block }, { isNew: false, candidates: [] });
    bailian.clock.advance(120 * minuteMs);
  });
  afterEach(() => bailian.emulator.close());

  const publish = (step?: number, block = {}) =>
    bailian.versions.publish({ job, name: "bot_abc123", block, ...(step === undefined ? {} : { step }) });

  it("are chosen among checkpoints, oldest first, with the validation loss and perplexity of the training log", async () => {
    const checkpoints = await bailian.versions.checkpoints(job);
    const steps = checkpoints.map(({ step }) => step);
    assert.equal(steps.length, 3);
    assert.deepEqual(
      steps,
      [...steps].sort((a, b) => a - b),
    );
    const losses = checkpoints.map(({ loss = 0 }) => loss);
    assert.ok(losses.every((loss) => loss > 0) && new Set(losses).size === 3, losses.join());
    for (const { loss = 0, perplexity = 0 } of checkpoints) assert.ok(Math.abs(Math.exp(loss) - perplexity) < 0.001);
  });

  it("are ready at once for the last checkpoint, which the cloud publishes by itself", async () => {
    const { finetunedOutput } = (await bailian.session.observe(job)) ?? assert.fail();
    assert.deepEqual(await publish(), { modelId: finetunedOutput, state: "ready" });
    assert.equal(bailian.calls("ExportCheckpoint"), 0);
  });

  it("are exported once under their name, and have the cloud's own ID when they are ready", async () => {
    const [first] = await bailian.versions.checkpoints(job);
    const step = first?.step ?? assert.fail();
    for (let look = 0; look < 3; look += 1) assert.equal((await publish(step)).state, "publishing");
    assert.equal(bailian.calls("ExportCheckpoint"), 1);
    bailian.clock.advance(5 * minuteMs);
    const { modelId, state } = await publish(step);
    assert.equal(state, "ready");
    assert.match(modelId, new RegExp(`-c${step}$`));
    assert.deepEqual(await bailian.versions.observe({ modelId, job }), { modelId, state: "ready" });
    const { id } = (await bailian.session.deployments?.().create({
      model: modelId,
      name: "bot_abc123",
      suffix: "abc123",
      block: { plan: "lora" },
    })) ?? { id: "" };
    assert.equal(id, `${modelId}-abc123`);
  });

  it("take the block's display name; one that is taken is refused in the cloud's words", async () => {
    const [first, second] = await bailian.versions.checkpoints(job);
    await publish(first?.step, { modelName: "Support" });
    const error = await failureOf(publish(second?.step, { modelName: "Support" }));
    assert.deepEqual([error.kind, error.operation], ["invalid", "ExportCheckpoint"]);
  });

  it("of a step that is not there are refused with the way out", async () => {
    const error = await failureOf(publish(7));
    assert.deepEqual([error.kind, error.isRetryable], ["not-found", false]);
    assert.ok((error.nextStep ?? "").length > 0);
  });

  it("whose export lost its answer are found in progress", async () => {
    const [first] = await bailian.versions.checkpoints(job);
    bailian.emulator.faults.add({ operation: "ExportCheckpoint", nth: 1, action: { kind: "loseAnswer" } });
    assert.equal((await publish(first?.step)).state, "publishing");
    const effects = bailian.emulator.journal().filter((line) => line.includes("checkpoint.exported"));
    assert.equal(effects.length, 1);
  });

  it("outlive the record of their job, and are kept because no call deletes a model", async () => {
    const { modelId } = await publish();
    await bailian.session.remove(job, { ownsJob: true });
    assert.deepEqual(await bailian.versions.observe({ modelId, job }), { modelId, state: "ready" });
    assert.equal(await bailian.versions.observe({ modelId: "qwen3-8b-ft-202601010000-0000", job }), undefined);
    assert.equal(await bailian.versions.remove({ modelId, ownsModelSet: false }), "kept");
  });
});

describe("Bailian: what the training log says of a checkpoint", () => {
  const lines = [
    "{'loss': 1.9, 'global_step/max_steps': '10/20'}",
    "{'eval_loss': 1.5, 'eval_ppl': 4.48, 'epoch': 1.0}",
    "nothing of interest",
    "{'eval_loss': 1.2e0, 'global_step/max_steps': '20/20'}",
  ];

  it("is read by the evaluation's own step, or by the newest step before it", () => {
    assert.deepEqual(readEvaluations(lines), [
      { step: 10, loss: 1.5, perplexity: 4.48 },
      { step: 20, loss: 1.2 },
    ]);
  });

  it("belongs to a checkpoint when it was made since the one before", () => {
    const evaluations = readEvaluations(lines);
    assert.deepEqual(evaluationOf(12, 0, evaluations), { loss: 1.5, perplexity: 4.48 });
    assert.deepEqual(evaluationOf(20, 12, evaluations), { loss: 1.2 });
    assert.deepEqual(evaluationOf(30, 20, evaluations), {});
  });
});
