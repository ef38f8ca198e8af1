import assert from "node:assert/strict";
import { continueCurve } from "../../provider/clouds/bailian/curve";
import type { Curve } from "../../provider/contract/curve";
import { openBailian } from "./bailian/open-bailian";
import { minuteMs, openQianfan } from "./qianfan/open-qianfan";

/** As in the samples of [get-fine-tuning-job-api], with what real logs have beside it. */
const log = [
  "2026-08-14 10:10:40,820 - INFO - data pre-process succeeded, start to fine-tune",
  "Estimated token: 120000",
  "{'loss': 1.93, 'learning_rate': 0.00012, 'global_step/max_steps': '10/60', 'consumed_train_tokens': 19000}",
  "{'loss': nan, 'global_step/max_steps': '20/60', 'consumed_train_tokens': 38000}",
  "{'loss': 1.4, 'learning_rate': 8e-05, 'global_step/max_steps': '30/60', 'consumed_train_tokens': 57000}",
  "{'eval_loss': 1.52, 'eval_ppl': 4.57, 'epoch': 1.0}",
  "{'loss': 1.1, 'learning_rate': 0, 'global_step/max_steps': '60/60'}",
  "{'train_runtime': 211.2, 'train_loss': 0.91, 'epoch': 2.0}",
  "{'loss': 'constructor', '__proto__': 7}",
];

const points = [
  { step: 10, loss: 1.93, tokens: 19000, learningRate: 0.00012, epoch: 0.3333 },
  { step: 30, loss: 1.4, tokens: 57000, learningRate: 8e-5, epoch: 1 },
  { step: 60, loss: 1.1, learningRate: 0, epoch: 2 },
];

describe("the curve of a training", () => {
  it("has the losses, tokens, rates and epochs of the log; a loss that is no number is none", () => {
    const { points: read, ...rest } = continueCurve(log.filter((line) => !line.includes("eval_loss")));
    assert.deepEqual(read, points.map((point) => ({ ...point, epoch: (point.step * 2) / 60 })).map(rounded));
    assert.deepEqual(rest, { totalSteps: 60, estimatedTokens: 120_000, read: log.length - 1 });
  });

  it("has evaluations at the step that they say, else at the newest before them", () => {
    const [, told] = continueCurve(log.filter((line) => !line.includes("nan"))).points;
    assert.deepEqual(told, { ...points[1], validationLoss: 1.52, perplexity: 4.57 });
    const first = continueCurve(["{'eval_loss': 2, 'global_step/max_steps': '5/10'}", "{'eval_loss': 3}"]);
    assert.deepEqual(first.points, [{ step: 5, validationLoss: 3 }]);
  });

  it("is the same read at once and bit by bit, wherever it is cut", () => {
    const whole = continueCurve(log);
    for (let cut = 0; cut <= log.length; cut += 1) {
      const begun = continueCurve(log.slice(0, cut));
      assert.deepEqual(continueCurve(log.slice(cut), begun), whole, `cut after ${cut}`);
    }
  });

  it("is told by Bailian while the job trains, asking only for what is new", async () => {
    const { session, emulator, clock, calls } = openBailian();
    const block = { model: "qwen3-8b", trainingType: "efficient_sft", trainingFileIds: ["file-ft-sample0000000001"] };
    const job = await session.submit({ name: "job", block }, { isNew: false, candidates: [] });
    assert.deepEqual((await session.curve(job)).points, []);
    clock.advance(4 * minuteMs);
    const begun = await session.curve(job);
    assert.ok(begun.points.length > 0 && begun.points.length < (begun.totalSteps ?? 0));
    clock.advance(60 * minuteMs);
    const ended = await session.curve(job, begun);
    assert.deepEqual(ended, await session.curve(job));
    const losses = ({ points: told }: Curve) => told.map(({ step, loss }) => `${step}: ${loss ?? ""}`);
    assert.deepEqual(losses(ended).slice(0, begun.points.length), losses(begun));
    const last = ended.points.at(-1) ?? assert.fail();
    assert.equal(last.step, ended.totalSteps);
    assert.ok(last.loss !== undefined && last.validationLoss !== undefined && last.tokens !== undefined);
    assert.equal(calls("GetFineTuneLogs"), 4);
    emulator.close();
  });

  it("is told by Qianfan at the checkpoints, in either version of its API", async () => {
    for (const version of ["v2", "v1"] as const) {
      const { session, emulator, trained } = openQianfan();
      const job = await trained(version);
      const { points: told } = await session.curve(job);
      assert.ok(told.length > 0);
      for (const { loss, perplexity, validationLoss } of told) {
        assert.ok(loss !== undefined && perplexity !== undefined);
        assert.equal(validationLoss, undefined, "the cloud tells none");
      }
      assert.deepEqual(await session.curve({ cloud: "qianfan", jobId: "12", taskId: "34" }), { points: [] });
      emulator.close();
    }
  });
});

function rounded(point: (typeof points)[number]): (typeof points)[number] {
  return { ...point, epoch: Number(point.epoch.toFixed(4)) };
}
