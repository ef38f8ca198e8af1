import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import OpenAI from "openai";
import type { CloudName } from "../../provider/lifecycle/cloud";
import { endedWith } from "./rig/ended-with";
import { openSessionOn } from "./rig/open-session-on";
import { pipelineProgram, sampleFile, sampleFileOfQianfan, type PipelineChoice } from "./rig/pipeline-program";
import { stories, type Stories } from "./rig/stories";
import { withScene, type Scene } from "./rig/with-scene";

const samples = { bailian: sampleFile, qianfan: sampleFileOfQianfan };
const question = "How do I switch the Orrin lamp on?";

/** Plays on a program of one cloud whose training file is the sample. */
function play(choice: PipelineChoice, story: (scene: Scene) => Promise<void>): Promise<void> {
  return withScene(pipelineProgram(choice), async (scene) => {
    copyFileSync(samples[choice.cloud], join(scene.stack.folder, "train.jsonl"));
    await story(scene);
  });
}

function trainingFile({ stack }: Scene): string {
  return join(stack.folder, "train.jsonl");
}

/** Changes the answer of the first row. */
function changeOneRow(scene: Scene): void {
  const [first = "", ...rest] = readFileSync(trainingFile(scene), "utf8").split("\n");
  const changed = first.replace(/台灯/, "落地灯");
  assert.notEqual(changed, first);
  writeFileSync(trainingFile(scene), [changed, ...rest].join("\n"));
}

/** Asks what is deployed, as a consumer of the outputs does. */
async function ask({ clouds }: Scene, outputs: Readonly<Record<string, unknown>>): Promise<string> {
  const { dashscopeApiKey, qianfanApiKey } = clouds.emulator.credentials;
  const isBailian = String(outputs["baseUrl"]).includes("compatible-mode");
  const client = new OpenAI({
    baseURL: String(outputs["baseUrl"]),
    apiKey: isBailian ? dashscopeApiKey : qianfanApiKey,
    maxRetries: 0,
  });
  const answer = await client.chat.completions.create({
    model: String(outputs["deployedModel"]),
    messages: [{ role: "user", content: question }],
  });
  return answer.choices[0]?.message.content ?? "";
}

/** Steps of an up as the engine prints them, for example `+- TrainingDataset data`; each once, in the order of their ends. */
function stepsOf(output: string): string[] {
  const steps = [
    ...output.matchAll(/^ ?(\+-|\+\+|--|[+~-]) +\S+:(\w+) (\w+) (?:created|updated)(?: replacement)? \(/gm),
  ];
  return steps.map(([, sign = "", kind = "", name = ""]) => `${sign} ${kind} ${name}`);
}

const storiesOf = (cloud: CloudName): Stories => ({
  [`goes from a file on disk to a model that answers on ${cloud}, and does nothing the second time`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      const preview = await endedWith(0, stack.preview());
      assert.match(preview.output, /estimate: .*5 \d{3} tokens/, "the first preview shows what the training takes");
      assert.deepEqual(clouds.calls(), [], "a preview of new resources asks nobody");
      await endedWith(0, stack.up());
      const { outputs } = await stack.state();
      assert.equal(outputs["rows"], 64);
      assert.match(await ask(scene, outputs), /lamp|base|touch/i);
      const calls = clouds.effects().length;
      assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
      assert.match((await endedWith(0, stack.refresh())).output, /5 unchanged/);
      assert.equal(clouds.effects().length, calls, "nothing is changed by an up or refresh without a change");
      await endedWith(0, stack.destroy());
      assert.equal((await stack.state()).outputs["deployedModel"], undefined);
      await nothingServes(scene, cloud);
    }),

  [`trains and deploys anew on ${cloud} when one row changes, and the old model serves until then`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      changeOneRow(scene);
      const preview = await endedWith(0, stack.preview("--diff"));
      assert.match(preview.output, /contentHash/);
      const { output } = await endedWith(0, stack.up());
      const made = stepsOf(output).filter((step) => step.startsWith("++") || step.startsWith("~"));
      const service = cloud === "qianfan" ? "~ ModelDeployment service" : "++ ModelDeployment service";
      assert.deepEqual(
        made,
        ["++ TrainingDataset data", "++ FineTuneJob job", "++ ModelVersion version", service],
        output,
      );
      assert.equal(clouds.runs().length, 2);
      const after = (await stack.state()).outputs;
      assert.notEqual(after["modelId"], before["modelId"]);
      assert.match(await ask(scene, after), /lamp|base|touch/i);
      await endedWith(0, stack.destroy());
      await nothingServes(scene, cloud);
    }),

  [`keeps the model that serves on ${cloud} when the next one misses what it was to reach`]: () =>
    play({ cloud }, async (scene) => {
      const { stack } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      changeOneRow(scene);
      const acceptWhen = cloud === "bailian" ? { evalLoss: { max: 0.0001 } } : { "BLEU-4": { min: 99.9 } };
      stack.write(pipelineProgram({ cloud, more: { acceptWhen } }));
      const { output } = await stack.up();
      assert.match(output, /misses what it was to reach[^]*(evalLoss|BLEU-4): [\d.]+, wanted at (most|least)/);
      assert.match(await ask(scene, before), /lamp|base|touch/i, "what served before goes on");
      stack.write(pipelineProgram({ cloud }));
      await endedWith(0, stack.up());
      assert.notEqual((await stack.state()).outputs["modelId"], before["modelId"]);
      await endedWith(0, stack.destroy());
    }),
});

async function nothingServes({ clouds }: Scene, cloud: CloudName): Promise<void> {
  const running: string[] = [];
  for await (const { status, jobId } of openSessionOn(clouds, cloud).list()) {
    if (!["succeeded", "failed", "cancelled"].includes(status)) running.push(jobId);
  }
  assert.deepEqual(running, [], "no training goes on");
  const effects = clouds.effects();
  const count = (effect: string) => effects.filter((each) => each === effect).length;
  const ends = cloud === "bailian" ? ["deployment.created", "deployment.deleted"] : ["unit.bought", "unit.released"];
  assert.equal(count(ends[0] ?? ""), count(ends[1] ?? ""), `${effects.join(" ")}`);
}

stories("from data to a served model", { ...storiesOf("bailian"), ...storiesOf("qianfan") });

stories("a deployment on the real engine", {
  "is scaled in place": () =>
    play({ cloud: "bailian" }, async ({ stack }) => {
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      stack.write(pipelineProgram({ cloud: "bailian", block: { capacity: 8 } }));
      const { output } = await endedWith(0, stack.up());
      assert.deepEqual(stepsOf(output), ["~ ModelDeployment service"], output);
      assert.equal((await stack.state()).outputs["deployedModel"], before["deployedModel"]);
      await endedWith(0, stack.destroy());
    }),
});
