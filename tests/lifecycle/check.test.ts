import assert from "node:assert/strict";
import { createDynamicProvider } from "../../provider/dynamic/dynamic-provider";
import { jobKind } from "../../provider/front/job-kind";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { cloudCases, clouds } from "./clouds";
import { succeeds } from "./rig/expect";
import { newsFor, type Properties } from "./rig/engine-protocol";
import { scenario, type Stage } from "./rig/scenario";

const unknownText = unknownSentinels[2];

async function failuresOf({ rig }: Stage, args: Properties): Promise<readonly string[]> {
  const provider = createDynamicProvider(rig.startProcess(), jobKind);
  const { failures } = await provider.check({}, newsFor("bot", args));
  assert.deepEqual(rig.calls, [], "a check makes no call");
  return failures.map(({ property, reason }) => `${property}: ${reason}`);
}

const bailian = cloudCases.bailian.program()["bot"] ?? {};
const qianfan = cloudCases.qianfan.program()["bot"] ?? {};

function ofModel(model: string, format: string): Properties {
  const block = bailian["bailian"] as Properties;
  return { ...bailian, bailian: { ...block, model }, trainingData: [{ cloud: "bailian", format }] };
}

/** Arguments that are refused, and what is said; one pattern a finding, in this order. */
const refused: Readonly<Record<string, readonly [Properties, ...RegExp[]]>> = {
  "no block": [{}, /^bailian: neither `bailian` nor `qianfan` is given.*exactly one/],
  "both blocks": [{ ...bailian, ...qianfan }, /^qianfan: both `bailian` and `qianfan` are given.*exactly one/],
  "a block that is no object": [{ bailian: "qwen3-8b" }, /^bailian: .*object/],
  "an unknown argument": [{ ...bailian, retries: 3 }, /^retries: `retries` is no argument.*known are/],
  "an argument in another spelling": [{ ...bailian, wait_for_completion: true }, /did you mean `waitForCompletion`\?/],
  "a duration without unit": [{ ...bailian, timeouts: { create: "90" } }, /^timeouts.create: .*"90".*Go-style/],
  "a duration of nothing": [{ ...bailian, timeouts: { update: "0s" } }, /^timeouts.update: .*above zero/],
  "an unknown timeout": [{ ...bailian, timeouts: { read: "1h" } }, /^timeouts.read: .*create, update, delete/],
  "a word that is no choice": [{ ...bailian, onDelete: "keep" }, /^onDelete: .*"keep".*"cancel" or "retain"/],
  "text for a boolean": [{ ...bailian, waitForCompletion: "false" }, /^waitForCompletion: .*true or false/],
  "an ID without a run": [{ ...qianfan, adopt: "qianfan/job-1" }, /^adopt: .*task/],
  "an exact name that qianfan does not take": [
    { ...qianfan, exactJobName: true, jobName: "x".repeat(21) },
    /^jobName: .*2 to 20 characters/,
  ],
  "data of the other cloud": [
    { ...bailian, trainingData: [{ cloud: "bailian" }, { cloud: "qianfan" }] },
    /^trainingDataset: the TrainingDataset is on Qianfan, and the job runs on Bailian: each cloud trains on data of its own/,
  ],
  "rows of a format that bailian trains otherwise": [
    { ...bailian, trainingData: [{ cloud: "bailian", format: "dpo" }] },
    /^trainingDataset: .* rows of format `dpo`, and trainingType \w+ trains on `chat`: change one of the two/,
  ],
  "a set of pictures for a model of text": [
    { ...bailian, trainingData: [{ cloud: "bailian", format: "vision" }] },
    /^trainingDataset: .* rows of format `vision`, and the text model qwen3-8b with trainingType \w+ trains on `chat`/,
  ],
  "text for a model that sees": [
    ofModel("qwen3-vl-8b-instruct", "chat"),
    /^trainingDataset: .* rows of format `chat`, and the vision model qwen3-vl-8b-instruct with trainingType \w+ trains on `vision`/,
  ],
  "rows of a format that qianfan trains otherwise": [
    { ...qianfan, trainingData: [{ cloud: "qianfan", format: "text" }] },
    /^trainingDataset: .* rows of format `text`, and trainMode SFT trains on `chat` or `prompt-response`/,
  ],
  "several at once": [
    {
      bailian: { ...(bailian["bailian"] as Properties), trainingFileIds: [] },
      onFailure: "again",
      timeouts: { create: "x" },
    },
    /^onFailure: /,
    /^timeouts.create: /,
    /^bailian.*trainingFileIds/,
  ],
};

describe("check", () => {
  for (const [what, [args, ...patterns]] of Object.entries(refused)) {
    scenario(`refuses ${what}`, async (stage) => {
      const failures = await failuresOf(stage, args);
      assert.equal(failures.length, patterns.length, failures.join("\n"));
      for (const [index, pattern] of patterns.entries()) assert.match(failures[index] ?? "", pattern);
    });
  }

  for (const cloud of clouds) {
    const { bot: args = {} } = cloud.program();
    const block = args[cloud.cloud] as Properties;

    scenario(`finds nothing in a good program for ${cloud.cloud}, and leaves its values alone`, async (stage) => {
      const provider = createDynamicProvider(stage.rig.startProcess(), jobKind);
      const news = newsFor("bot", args);
      const { inputs, failures } = await provider.check({}, news);
      assert.deepEqual(failures, []);
      assert.deepEqual({ ...inputs, __meta: undefined }, { ...news, __meta: undefined });
    });

    for (const [index, sentinel] of unknownSentinels.entries()) {
      scenario(`never judges what is not known yet on ${cloud.cloud} (kind ${index + 1})`, async (stage) => {
        for (const member of Object.keys(block))
          assert.deepEqual(await failuresOf(stage, { [cloud.cloud]: { ...block, [member]: sentinel } }), []);
        assert.deepEqual(await failuresOf(stage, { ...args, waitForCompletion: sentinel, timeouts: sentinel }), []);
        assert.deepEqual(await failuresOf(stage, { [cloud.cloud]: sentinel }), []);
      });
    }

    scenario(`only warns on ${cloud.cloud} when validation says so`, async (stage) => {
      const bad = {
        [cloud.cloud]: {
          ...block,
          hyperParameters: { ...(block["hyperParameters"] as Properties), n_epochs: 0, epoch: 0 },
        },
      };
      assert.notDeepEqual(await failuresOf(stage, bad), []);
      assert.deepEqual(await failuresOf(stage, { ...bad, validation: "warn" }), []);
      assert.ok(stage.rig.lines.some((line) => /^warning: \w+\.hyperParameters\.(n_)?epochs?: /.test(line)));
    });

    scenario(`does not refuse a preview on ${cloud.cloud} that may turn out to change nothing`, async (stage) => {
      const { rig, stack } = stage;
      await succeeds(stack.up(cloud.program({ waitForCompletion: false, onDelete: "retain" })));
      rig.clock.advance(3 * 60_000);
      const { id, inputs, outputs } = stack.entry("bot");
      const provider = createDynamicProvider(rig.startProcess(), jobKind);
      const hyperParameters = { ...(block["hyperParameters"] as Properties), learningRate: unknownText };
      const news = { ...inputs, [cloud.cloud]: { ...block, hyperParameters } };
      const answer = await provider.diff(id, outputs, news);
      assert.deepEqual(answer.replaces, [cloud.cloud]);
    });
  }
});
