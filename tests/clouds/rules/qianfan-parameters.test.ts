import assert from "node:assert/strict";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import { block, qianfanBlock } from "./blocks";
import { expectFindings } from "./expect-findings";

type Changes = Readonly<Record<string, unknown>>;
type Case = readonly [title: string, changes: Changes, findings: readonly string[]];

const hp = (key: string, value: unknown): Changes => ({ [`hyperParameters.${key}`]: value });
const lite: Changes = { model: "ERNIE-Lite-8K-0308" };
const lora: Changes = { parameterScale: "LoRA" };
/** Key, changes, smallest and largest allowed, just below and just above. */
const edges: readonly (readonly [string, Changes, readonly [number, number], readonly [number, number]])[] = [
  ["epoch", {}, [1, 50], [0, 51]],
  ["epoch", lora, [1, 50], [0, 51]],
  ["learningRate", {}, [1e-6, 4e-5], [9e-7, 4.1e-5]],
  ["learningRate", lora, [1e-6, 0.001], [9e-7, 0.0011]],
  ["learningRate", { trainMode: "PostPretrain" }, [1e-6, 4e-5], [9e-7, 4.1e-5]],
  ["maxSeqLen", {}, [512, 8192], [256, 16384]],
  ["weightDecay", {}, [0.0001, 0.1], [0.00009, 0.11]],
  ["epoch", lite, [1, 50], [0, 51]],
  ["learningRate", lite, [1e-7, 0.01], [9e-8, 0.011]],
  ["learningRate", { ...lite, ...lora }, [1e-6, 0.001], [9e-7, 0.0011]],
  ["learningRate", { ...lite, parameterScale: "LoRA-GA" }, [1e-6, 0.001], [9e-7, 0.0011]],
  ["maxSeqLen", lite, [512, 8192], [511, 8193]],
  ["maxSeqLen", { ...lite, parameterScale: "LoRA-GA" }, [4096, 8192], [2048, 16384]],
  ["loggingSteps", lite, [1, 1], [0, 2]],
  ["warmupRatio", lite, [0.01, 0.5], [0.009, 0.51]],
  ["weightDecay", lite, [0.0001, 0.1], [0.00009, 0.11]],
  ["globalBatchSize", lite, [4, 10000], [0, 10001]],
  ["pseudoSamplingProb", lite, [0, 1], [-0.1, 1.1]],
  ["seed", lite, [1, 2147483647], [0, 2147483648]],
  ["numCycles", { ...lite, ...hp("lrSchedulerType", "cosine") }, [0.1, 0.5], [0.09, 0.6]],
  ["lrEnd", { ...lite, ...hp("lrSchedulerType", "polynomial") }, [1e-8, 1e-6], [9e-9, 1.1e-6]],
  ["power", { ...lite, ...hp("lrSchedulerType", "polynomial") }, [1, 3], [0, 4]],
  ["checkpointCount", lite, [1, 10], [0, 11]],
  ["saveStep", lite, [1, 50000], [0, 50001]],
  ["validationStep", lite, [0, 1000000], [-1, 1000001]],
  ["earlyStoppingThreshold", { ...lite, ...hp("earlyStopping", "True") }, [0, 5], [-0.01, 5.01]],
  ["earlyStoppingPatience", { ...lite, ...hp("earlyStopping", "True") }, [1, 50], [0, 51]],
];

const cases: readonly Case[] = [
  ["a model without a table of its own", { model: "ERNIE-3.5-8K", ...hp("epoch", 500) }, []],
  [
    "the wrong type for a model without a table",
    { model: "ERNIE-3.5-8K", ...hp("epoch", "3") },
    ["error hyperParameters.epoch"],
  ],
  ["an unlisted hyperparameter", hp("learning_rate", 3e-5), ["warning hyperParameters.learning_rate"]],
  ["a number in text, which Qianfan does not take", hp("learningRate", "3e-5"), ["error hyperParameters.learningRate"]],
  ["an epoch that is not whole", hp("epoch", 1.5), ["error hyperParameters.epoch"]],
  ["a sequence length between the choices", hp("maxSeqLen", 5000), ["error hyperParameters.maxSeqLen"]],
  ["a batch off its step", { ...lite, ...hp("globalBatchSize", 18) }, ["warning hyperParameters.globalBatchSize"]],
  [
    "a LoRA batch off its step",
    { ...lite, ...lora, ...hp("globalBatchSize", 12) },
    ["warning hyperParameters.globalBatchSize"],
  ],
  ["a LoRA batch of long rows", { ...lite, ...lora, ...hp("globalBatchSize", 12), ...hp("maxSeqLen", 8192) }, []],
  [
    "a LoRA-GA batch of long rows",
    { ...lite, parameterScale: "LoRA-GA", ...hp("globalBatchSize", 12), ...hp("maxSeqLen", 8192) },
    ["warning hyperParameters.globalBatchSize"],
  ],
  ["cycles without cosine", { ...lite, ...hp("numCycles", 0.5) }, ["warning hyperParameters.numCycles"]],
  [
    "steps to save with the strategy epoch",
    { ...lite, ...hp("saveStep", 64), ...hp("checkpointSaveStrategy", "epoch") },
    ["warning hyperParameters.saveStep"],
  ],
  [
    "a boolean where Qianfan takes text",
    { ...lite, ...hp("earlyStopping", true) },
    ["error hyperParameters.earlyStopping"],
  ],
  ["a LoRA rank with LoRA", { ...lora, ...hp("loraRank", 8) }, []],
  ["a LoRA rank where all parameters train", hp("loraRank", 8), ["error hyperParameters.loraRank"]],
];

describe("check of the hyperparameters of the qianfan block", () => {
  for (const [title, changes, findings] of cases) {
    it(`answers ${findings.join(", ") || "nothing"} to ${title}`, () =>
      expectFindings(qianfanRules, block(qianfanBlock, changes), findings));
  }

  for (const [key, changes, inside, outside] of edges) {
    const who = Object.values({ model: "ERNIE-Speed-8K", scale: "FullFineTuning", ...changes }).join(" ");
    it(`takes ${key} from ${inside[0]} to ${inside[1]} for ${who}, and no more`, () => {
      for (const value of inside)
        expectFindings(qianfanRules, block(qianfanBlock, { ...changes, ...hp(key, value) }), []);
      for (const value of outside) {
        const wrong = block(qianfanBlock, { ...changes, ...hp(key, value) });
        expectFindings(qianfanRules, wrong, [`error hyperParameters.${key}`]);
      }
    });
  }

  it("names the value, who takes what, and the source", () => {
    const [finding] = qianfanRules.check(block(qianfanBlock, { ...lite, ...hp("epoch", 51) }));
    assert.equal(
      finding?.reason,
      "hyperParameters.epoch is 51; ERNIE-Lite-8K-0308 with FullFineTuning takes a whole number from 1 to 50 " +
        "(support table: models, training modes and hyperparameters, of 2025-09-15, https://cloud.baidu.com/doc/WENXINWORKSHOP/s/clwgbz367)",
    );
  });

  it("names every range where it is open which one holds", () => {
    const wrong = block(qianfanBlock, { ...lite, parameterScale: undefined, ...hp("learningRate", 0.5) });
    const [finding] = qianfanRules.check(wrong);
    assert.match(finding?.reason ?? "", /takes a number from 1e-7 to 0\.01, or a number from 0\.000001 to 0\.001,/);
  });
});
