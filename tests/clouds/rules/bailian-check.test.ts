import assert from "node:assert/strict";
import { bailianRules } from "../../../provider/clouds/bailian/rules";
import { UNKNOWN } from "../../../provider/base/unknown";
import { bailianBlock, block } from "./blocks";
import { expectFindings } from "./expect-findings";

type Case = readonly [title: string, changes: Readonly<Record<string, unknown>>, findings: readonly string[]];

const ossMount = {
  dataSourceType: "oss_mount",
  mountStorage: { region: "cn-beijing", bucket: "b", filePath: "a/data.jsonl" },
};
const hp = (key: string, value: unknown): Readonly<Record<string, unknown>> => ({ [`hyperParameters.${key}`]: value });

const cases: readonly Case[] = [
  ["the example of the documentation", {}, []],
  ["a missing model", { model: undefined }, ["error model"]],
  ["an empty model", { model: "" }, ["error model"]],
  ["an unlisted model", { model: "qwen9-1b" }, ["warning model"]],
  [
    "an unlisted model with odd values",
    { model: "new-1b", ...hp("n_epochs", 0) },
    ["warning hyperParameters.n_epochs", "warning model"],
  ],
  ["an unlisted model without hyperparameters", { model: "new-1b", hyperParameters: undefined }, ["warning model"]],
  ["the output of an earlier job as model", { model: "qwen3-8b-spring-ft-202608141007-3be9" }, []],
  [
    "the ranges of its base for the output of an earlier job",
    { model: "qwen3-8b-ft-202608141007-3be9", ...hp("n_epochs", 0) },
    ["error hyperParameters.n_epochs"],
  ],
  ["an absent training type", { trainingType: undefined }, ["warning trainingType"]],
  ["an unlisted training type", { trainingType: "grpo" }, ["warning trainingType"]],
  ["a training type that the table does not know of the model", { trainingType: "cpt" }, ["warning trainingType"]],
  ["a training type that the model has", { trainingType: "dpo_lora" }, []],
  ["a model whose training types are not listed", { model: "qwen3-4b-instruct-2507", trainingType: "cpt" }, []],
  ["no training data", { trainingFileIds: undefined }, ["error trainingFileIds"]],
  ["an empty list of training files", { trainingFileIds: [] }, ["error trainingFileIds"]],
  ["files that are one text", { trainingFileIds: "file-1" }, ["error trainingFileIds"]],
  ["an empty file ID", { trainingFileIds: ["a", ""] }, ["error trainingFileIds[1]"]],
  ["null among the file IDs", { trainingFileIds: [null] }, ["error trainingFileIds[0]"]],
  ["files and datasets at once", { trainingDatasets: [ossMount] }, ["error trainingDatasets"]],
  ["datasets instead of files", { trainingFileIds: undefined, trainingDatasets: [ossMount] }, []],
  [
    "a dataset without its file ID",
    { trainingFileIds: undefined, trainingDatasets: [{ dataSourceType: "file_id" }] },
    ["error trainingDatasets[0].fileId"],
  ],
  [
    "a dataset with the wrong place",
    { trainingFileIds: undefined, trainingDatasets: [{ ...ossMount, dataSourceType: "file_id", fileId: "f" }] },
    ["error trainingDatasets[0].mountStorage"],
  ],
  [
    "a mounted zip in another region",
    {
      trainingFileIds: undefined,
      trainingDatasets: [{ ...ossMount, mountStorage: { region: "mars", bucket: "b", filePath: "a.zip" } }],
    },
    ["error trainingDatasets[0].mountStorage.filePath", "warning trainingDatasets[0].mountStorage.region"],
  ],
  [
    "two forms of validation data",
    { validationFileIds: ["f"], validationDatasets: [ossMount] },
    ["error validationDatasets"],
  ],
  [
    "split beside validation data",
    { validationFileIds: ["f"], ...hp("split", 0.9) },
    ["warning hyperParameters.split"],
  ],
  ["a short suffix", { finetunedOutputSuffix: "spring" }, []],
  ["a long suffix", { finetunedOutputSuffix: "spring2026" }, ["warning finetunedOutputSuffix"]],
  ["a suffix that fits in no ID", { finetunedOutputSuffix: "a b" }, ["error finetunedOutputSuffix"]],
  ["the cloud's own spelling of a member", { training_type: "sft" }, ["error training_type"]],
  ["extra parameters of any kind", { extraParameters: { anything: [null, { model: 1 }] } }, []],
  ["a model that is not known yet", { model: UNKNOWN, ...hp("n_epochs", 3) }, []],
];

describe("check of the bailian block", () => {
  for (const [title, changes, findings] of cases) {
    it(`answers ${findings.join(", ") || "nothing"} to ${title}`, () =>
      expectFindings(bailianRules, block(bailianBlock, changes), findings));
  }

  it("names the value, what is allowed and the source", () => {
    const [finding] = bailianRules.check(block(bailianBlock, hp("batch_size", 4)));
    assert.equal(
      finding?.reason,
      "hyperParameters.batch_size is 4; qwen3-8b with efficient_sft takes a whole number from 8 to 1024 " +
        "(creating a fine-tuning job, edition of 2026, https://help.aliyun.com/zh/model-studio/create-fine-tuning-job-api; " +
        "range: the Node command line of Bailian and the comments in its source, https://github.com/modelstudioai/cli)",
    );
  });

  for (const [title, changes, hint] of [
    ["a member in the cloud's spelling", { training_file_ids: ["f"] }, "did you mean trainingFileIds?"],
    ["a misspelt model", { model: "qwen3-8bb" }, 'did you mean "qwen3-8b"?'],
    ["a misspelt hyperparameter", hp("n_epoch", 1), "did you mean n_epochs?"],
    ["a name with two letters swapped", hp("slpit", 1), "did you mean split?"],
  ] as const) {
    it(`suggests the nearest name for ${title}`, () => {
      const reasons = bailianRules.check(block(bailianBlock, changes)).map(({ reason }) => reason);
      assert.ok(
        reasons.some((reason) => reason.includes(hint)),
        reasons.join("\n"),
      );
    });
  }

  it("does not repeat what stands in a member that it does not know", () => {
    const reasons = bailianRules.check({ ...bailianBlock, apiKey: "sk-planted" }).map(({ reason }) => reason);
    assert.equal(reasons.length, 1);
    assert.ok(!reasons.join().includes("sk-planted"));
  });

  it("tells everything at once", () => {
    const findings = bailianRules.check({ trainingTyp: "sft", hyperParameters: { n_epochs: 0 } });
    assert.deepEqual(
      findings.filter(({ severity }) => severity === "error").map(({ path }) => path),
      ["model", "trainingTyp", "trainingFileIds", "hyperParameters.n_epochs"],
    );
  });
});
